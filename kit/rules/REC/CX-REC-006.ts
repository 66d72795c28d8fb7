import { doneOn, recordingOf, requestsAbout, told } from '../../queries/recordings/outcomes.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import { after, apiRequests, serverTimeOf, type Transcript } from '../../model/transcript.js'

const settleMs = 1000

export const CX_REC_006 = defineRule({
  id: 'CX-REC-006',
  title: 'sends no stop before the start is confirmed, and does not forget a start that is in work',
  rationale:
    'A stop that comes while the start is in work meets a locked recording. One that is given up because nothing is being recorded yet leaves a recording that nobody stops.',
  fix: 'Keep that the start is in work, wait until the server confirms it, and stop then; or say that it is locked.',
  level: 'SHOULD',
  sources: [
    { ref: 'NICE Record on Demand: 425 locked while processing a previous request', grade: 'vendor' },
  ],
  setup: { settle: { start: `${settleMs}ms` } },
  steps: [{ run: 'startRecording', deadlineMs: 700 }, { run: 'stopRecording' }],
  guard: (transcript) => {
    const start = taken(transcript)
    if (!start) return 'No start was answered with 202.'
    return after(requestsAbout(transcript), start).length > 0 || 'Nothing came after the start.'
  },
  expect: (transcript) => {
    const start = taken(transcript)
    const settledMs = start ? serverTimeOf(start) + settleMs : 0
    const outcome = doneOn(transcript, 'stopRecording')[0]?.outcome
    const runs = ['starting', 'recording'].includes(recordingOf(transcript) ?? '')
    const claimsRest = outcome?.outcome === 'ok' || outcome?.kind === 'conflict'
    return [
      ...findingOf(
        'stop-before-confirmed',
        apiRequests(transcript, 'stopRecording').filter((each) => serverTimeOf(each) < settledMs),
        ({ status }) => `A stop was sent while the start was in work, and answered with ${status}.`,
      ),
      ...(outcome && runs && claimsRest
        ? [
            finding(
              'pending-start-forgotten',
              `The stop ended as ${told(outcome)}, and the recording whose start was in work goes on.`,
              [],
            ),
          ]
        : []),
    ]
  },
  mutants: ['stops-while-the-start-is-in-work', 'forgets-a-start-that-is-in-work'],
})

function taken(transcript: Transcript) {
  return apiRequests(transcript, 'startRecording').find(({ status }) => status === 202)
}
