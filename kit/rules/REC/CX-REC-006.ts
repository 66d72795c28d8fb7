import { doneOn, recordingOf, requestsAbout, describeOutcome } from '../../queries/recordings/outcomes.js'
import { defineRule, finding } from '../../model/rule.js'
import { after, apiRequests, type Transcript } from '../../model/transcript.js'

const settleMs = 1000

export const CX_REC_006 = defineRule({
  id: 'CX-REC-006',
  title: 'should not forget a pending start when it is told to stop',
  rationale:
    'A stop during a pending start finds a locked recording. If the client gives up because nothing is being recorded yet, nobody stops the recording later.',
  fix: 'Remember the pending start, wait until the server confirms it or no longer answers 425, and then stop. Or report that the recording is locked.',
  level: 'SHOULD',
  sources: [
    { ref: 'NICE Record on Demand: 425 locked while processing a previous request', grade: 'vendor' },
  ],
  setup: { settle: { start: `${settleMs}ms` } },
  steps: [
    // The start is pending until the client has asked twice during the stop, however slow the machine is.
    { server: { act: 'freeze-clock' } },
    { run: 'startRecording', deadlineMs: 2000 },
    { server: { act: 'after-requests', count: 2, effect: { act: 'shift-clock', by: `${settleMs}ms` } } },
    { run: 'stopRecording', deadlineMs: 5000 },
  ],
  guard: (transcript) => {
    const start = taken(transcript)
    if (!start) return 'No start received a 202.'
    return after(requestsAbout(transcript), start).length > 0 || 'The client sent no request after the start.'
  },
  expect: (transcript) => {
    const start = taken(transcript)
    const outcome = doneOn(transcript, 'stopRecording')[0]?.outcome
    const runs = ['starting', 'recording'].includes(recordingOf(transcript) ?? '')
    const claimsRest = outcome?.outcome === 'ok' || outcome?.kind === 'conflict'
    if (!start || !outcome || !runs || !claimsRest) return []
    const message = `The stop was reported as ${describeOutcome(outcome)}, but the recording with the pending start continues.`
    return [finding('pending-start-forgotten', message, after(requestsAbout(transcript), start))]
  },
  mutants: ['forgets-a-start-that-is-in-work'],
  nearMisses: { 'stops-while-the-start-is-in-work': 'pass' },
})

function taken(transcript: Transcript) {
  return apiRequests(transcript, 'startRecording').find(({ status }) => status === 202)
}
