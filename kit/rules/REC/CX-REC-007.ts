import { doneOn, describeOutcome } from '../../queries/recordings/outcomes.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import { apiRequests, type Transcript } from '../../model/transcript.js'

/** A stop, a read, and one more stop. More stops are a loop. */
const maxStops = 2

export const CX_REC_007 = defineRule({
  id: 'CX-REC-007',
  title: 'should not repeat a command after a 409',
  rationale:
    'A conflict concerns the state, and the same command finds the same state again. Some client libraries retry a 409 by default, because other APIs use it for races.',
  fix: 'Read the state after a 409, or report the conflict. Remove 409 from the statuses that are retried.',
  level: 'SHOULD',
  sources: [
    { ref: 'RFC 9110 15.5.10', grade: 'standard' },
    { ref: 'NICE Record on Demand: 409 cannot be executed due to the service state', grade: 'vendor' },
  ],
  steps: [
    { run: 'startRecording' },
    { server: { act: 'fault', fault: { on: 'stopRecording', status: 409 } } },
    { run: 'stopRecording' },
  ],
  guard: (transcript) => rejected(transcript).length > 0 || 'No stop received a 409.',
  expect: (transcript) => {
    const stops = rejected(transcript)
    const repeats = stops.filter(
      (each, index) => index >= maxStops || isBlind(transcript, stops[index - 1], each),
    )
    const outcome = doneOn(transcript, 'stopRecording')[0]?.outcome
    const isRight = outcome?.outcome === 'fail' && outcome.kind === 'conflict'
    const message = `A stop that received a 409 was reported as ${outcome && describeOutcome(outcome)}; expected fail (conflict).`
    return [
      ...findingOf('conflict-repeated', repeats, () => 'A stop was repeated after a 409.'),
      ...(isRight ? [] : [finding('conflict-misreported', message, stops)]),
    ]
  },
  mutants: ['repeats-on-conflict', 'takes-a-conflict-for-a-bad-argument'],
})

function rejected(transcript: Transcript): ReceivedRequest[] {
  return apiRequests(transcript, 'stopRecording').filter(({ status }) => status === 409)
}

/** Whether no request came between two stops. */
function isBlind(
  transcript: Transcript,
  before: ReceivedRequest | undefined,
  next: ReceivedRequest,
): boolean {
  if (!before) return false
  return !apiRequests(transcript).some(({ id }) => id > before.id && id < next.id)
}
