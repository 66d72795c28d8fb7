import { describeOutcome } from '../../queries/recordings/outcomes.js'
import { repetitions, shownBy } from '../../queries/retries/repetition.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import { apiRequests, type Transcript } from '../../model/transcript.js'

export const CX_REC_009 = defineRule({
  id: 'CX-REC-009',
  title: 'must report not_found if the interaction does not exist',
  rationale:
    'The API answers 404 before the call is answered, after it has ended, and for other kinds of ids. A retry finds nothing either, and delays the next call.',
  fix: 'Report 404 as not_found immediately.',
  level: 'MUST',
  sources: [
    { ref: 'NICE Record on Demand: 404 no active interactions were found', grade: 'vendor' },
    { ref: 'RFC 9110 15.5.5', grade: 'standard' },
  ],
  steps: [
    { server: { act: 'fault', fault: { on: ['startRecording', 'getRecording'], status: 404 } } },
    { run: 'startRecording' },
  ],
  guard: (transcript) => rejected(transcript).length > 0 || 'No request received a 404.',
  expect: (transcript) => {
    const repeats = repetitions(rejected(transcript))
    return [
      ...findingOf(
        'not-found-repeated',
        shownBy(repeats),
        ({ operation, method }) => `${operation ?? method} was repeated after a 404.`,
      ),
      ...transcript.done.flatMap(({ outcome }) =>
        outcome.outcome === 'fail' && outcome.kind === 'not_found'
          ? []
          : [
              finding(
                'not-found-misreported',
                `A 404 was reported as ${describeOutcome(outcome)}; expected fail (not_found).`,
                rejected(transcript),
              ),
            ],
      ),
    ]
  },
  mutants: ['repeats-on-not-found', 'takes-any-answer-for-success'],
})

function rejected(transcript: Transcript): ReceivedRequest[] {
  return apiRequests(transcript).filter(({ status }) => status === 404)
}
