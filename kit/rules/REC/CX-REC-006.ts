import { doneOn, recordingOf, requestsAbout, describeOutcome } from '../../queries/recordings/outcomes.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import { after, apiRequests, serverTimeOf, type Transcript } from '../../model/transcript.js'

const settleMs = 1000

export const CX_REC_006 = defineRule({
  id: 'CX-REC-006',
  title: 'should delay a stop until the pending start is confirmed, without forgetting that start',
  rationale:
    'A stop during a pending start finds a locked recording. If the client gives up because nothing is being recorded yet, nobody stops the recording later.',
  fix: 'Remember the pending start, wait until the server confirms it, and then stop. Or report that the recording is locked.',
  level: 'SHOULD',
  sources: [
    { ref: 'NICE Record on Demand: 425 locked while processing a previous request', grade: 'vendor' },
  ],
  setup: { settle: { start: `${settleMs}ms` } },
  steps: [{ run: 'startRecording', deadlineMs: 700 }, { run: 'stopRecording' }],
  guard: (transcript) => {
    const start = taken(transcript)
    if (!start) return 'No start received a 202.'
    return after(requestsAbout(transcript), start).length > 0 || 'The client sent no request after the start.'
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
        ({ status }) => `A stop was sent while the start was pending, and received a ${status}.`,
      ),
      ...(outcome && runs && claimsRest
        ? [
            finding(
              'pending-start-forgotten',
              `The stop was reported as ${describeOutcome(outcome)}, but the recording with the pending start continues.`,
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
