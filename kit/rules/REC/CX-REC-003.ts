import { doneOn, told } from '../../queries/recordings/outcomes.js'
import { rejectedStops } from '../../queries/recordings/rejected-stops.js'
import { defineRule, finding, type Finding } from '../../model/rule.js'
import { accepted, apiRequests, type Transcript } from '../../model/transcript.js'

export const CX_REC_003 = defineRule({
  id: 'CX-REC-003',
  title: 'never stops a recording that has not started',
  rationale:
    'The API refuses it, and is strict about that. A client that reports such a stop as done says that a call was recorded which was not.',
  fix: 'Remember what was started, or read the state first; report a conflict when nothing is being recorded.',
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
    'No start was accepted, so that the client may not work at all.',
  expect: (transcript) => (transcript.done.length > 0 ? misreported(transcript) : rejectedStops(transcript)),
  mutants: ['stops-without-looking'],
  nearMisses: { 'lets-the-server-refuse-a-stop': 'pass' },
})

/** What the client says of it decides: one that asks, is refused, and says so, has done no harm. */
function misreported(transcript: Transcript): Finding[] {
  return doneOn(transcript, 'stopRecording', 1).flatMap(({ outcome }) => {
    if (outcome.outcome === 'fail' && outcome.kind === 'conflict') return []
    const requests = apiRequests(transcript, 'stopRecording')
    const toldIdle = outcome.state === 'idle' || outcome.state === 'stopped'
    if (outcome.outcome === 'ok' && toldIdle && requests.length === 0) return []
    const message = `Nothing had been started, and stopRecording ended as ${told(outcome)}; expected fail (conflict).`
    return [finding('stop-before-start', message, requests)]
  })
}
