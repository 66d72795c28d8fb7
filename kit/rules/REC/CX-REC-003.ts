import { doneOn, describeOutcome } from '../../queries/recordings/outcomes.js'
import { rejectedStops } from '../../queries/recordings/rejected-stops.js'
import { defineRule, finding, type Finding } from '../../model/rule.js'
import { accepted, apiRequests, type Transcript } from '../../model/transcript.js'

export const CX_REC_003 = defineRule({
  id: 'CX-REC-003',
  title: 'must not stop a recording that has not started',
  rationale:
    'The API rejects such a stop. A client that reports it as completed claims that a call was recorded although it was not.',
  fix: 'Remember which recordings were started, or read the state first. Report a conflict if nothing is being recorded.',
  level: 'MUST',
  sources: [
    { ref: 'NICE Record on Demand: 409 cannot be executed due to the service state', grade: 'vendor' },
    { ref: 'forum thread 12571: never stop what has not started', grade: 'unverified' },
  ],
  always: true,
  setup: { calls: 2 },
  steps: [
    { run: 'startRecording', call: 0 },
    { run: 'stopRecording', call: 1 },
  ],
  guard: (transcript) =>
    accepted(transcript, 'startRecording').length > 0 ||
    'No start was accepted, so the client may not work at all.',
  expect: (transcript) => (transcript.done.length > 0 ? misreported(transcript) : rejectedStops(transcript)),
  mutants: ['stops-without-looking'],
  nearMisses: { 'lets-the-server-refuse-a-stop': 'pass' },
})

/** The report of the client decides: a client that tries, is rejected and reports that does no harm. */
function misreported(transcript: Transcript): Finding[] {
  return doneOn(transcript, 'stopRecording', 1).flatMap(({ outcome }) => {
    if (outcome.outcome === 'fail' && outcome.kind === 'conflict') return []
    const requests = apiRequests(transcript, 'stopRecording')
    const isIdle = outcome.state === 'idle' || outcome.state === 'stopped'
    if (outcome.outcome === 'ok' && isIdle && requests.length === 0) return []
    const message = `Nothing had been started, but stopRecording was reported as ${describeOutcome(outcome)}; expected fail (conflict).`
    return [finding('stop-before-start', message, requests)]
  })
}
