import { describeOutcome } from '../../queries/recordings/outcomes.js'
import { repetitions, shownBy } from '../../queries/retries/repetition.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import { apiRequests, type Transcript } from '../../model/transcript.js'

export const CX_ERR_005 = defineRule({
  id: 'CX-ERR-005',
  title: 'should treat 400 and 422 as final',
  rationale: 'The server does not understand the same request the next time either.',
  fix: 'Report 400 and 422 immediately, without a retry.',
  level: 'SHOULD',
  sources: [{ ref: 'AWS Builders’ Library: retry only what can succeed', grade: 'practice' }],
  setup: { calls: 2 },
  steps: [
    { server: { act: 'fault', fault: { on: 'startRecording', status: 400 } } },
    { run: 'startRecording', call: 0 },
    { server: { act: 'clear-faults' } },
    { server: { act: 'fault', fault: { on: 'startRecording', status: 422 } } },
    { run: 'startRecording', call: 1 },
  ],
  guard: (transcript) =>
    [400, 422].every((status) => rejected(transcript).some((each) => each.status === status)) ||
    'The client did not receive both a 400 and a 422.',
  expect: (transcript) => [
    ...findingOf(
      'bad-request-repeated',
      [400, 422].flatMap((status) =>
        shownBy(repetitions(rejected(transcript).filter((each) => each.status === status))),
      ),
      ({ status }) => `A start was repeated after a ${status}.`,
    ),
    ...transcript.done.flatMap(({ outcome }, index) =>
      outcome.outcome === 'fail' && outcome.kind !== undefined
        ? []
        : [
            finding(
              'bad-request-misreported',
              `A ${index === 0 ? 400 : 422} was reported as ${describeOutcome(outcome)}; expected fail with a kind.`,
              rejected(transcript),
            ),
          ],
    ),
  ],
  mutants: ['repeats-on-a-bad-request', 'takes-any-answer-for-success'],
})

function rejected(transcript: Transcript): ReceivedRequest[] {
  return apiRequests(transcript).filter(({ status }) => status === 400 || status === 422)
}
