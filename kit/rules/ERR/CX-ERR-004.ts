import { describeOutcome } from '../../queries/recordings/outcomes.js'
import { repeated } from '../../queries/retries/repetition.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import { apiRequests, bearerOf, type Transcript } from '../../model/transcript.js'

export const CX_ERR_004 = defineRule({
  id: 'CX-ERR-004',
  title: 'should not repeat a forbidden request with the same credentials',
  rationale:
    'A 403 means that the server knows the credentials but does not permit the request. The same credentials fail again. RFC 9110 says that a client SHOULD NOT repeat the request automatically, so the level is SHOULD.',
  fix: 'Report 403 as forbidden. Retry only with a token that has more scopes.',
  level: 'SHOULD',
  sources: [
    { ref: 'RFC 9110 15.5.4', grade: 'standard' },
    { ref: 'RFC 6750 3.1', grade: 'standard' },
  ],
  steps: [
    {
      server: {
        act: 'fault',
        fault: {
          on: 'startRecording',
          status: 403,
          headers: { 'WWW-Authenticate': 'Bearer error="insufficient_scope", scope="recording:control"' },
        },
      },
    },
    { run: 'startRecording' },
  ],
  guard: (transcript) => forbidden(transcript).length > 0 || 'No request received a 403.',
  expect: (transcript) => {
    const repeats = repeated(forbidden(transcript)).flatMap((attempts) =>
      attempts.filter((each, index) =>
        attempts.slice(0, index).some((before) => bearerOf(before) === bearerOf(each)),
      ),
    )
    return [
      ...findingOf(
        'forbidden-repeated',
        repeats,
        () => 'A start was repeated with the token that had received the 403.',
      ),
      ...transcript.done.flatMap(({ outcome }) =>
        outcome.outcome === 'fail' && outcome.kind === 'forbidden'
          ? []
          : [
              finding(
                'forbidden-misreported',
                `A 403 was reported as ${describeOutcome(outcome)}; expected fail (forbidden).`,
                forbidden(transcript),
              ),
            ],
      ),
    ]
  },
  mutants: ['repeats-on-forbidden', 'takes-any-answer-for-success'],
})

function forbidden(transcript: Transcript): ReceivedRequest[] {
  return apiRequests(transcript).filter(({ status }) => status === 403)
}
