import { describeOutcome } from '../../queries/recordings/outcomes.js'
import { repeated } from '../../queries/retries/repetition.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, finding, findingOf, type Finding } from '../../model/rule.js'
import { apiRequests, bearerOf, tokenRequests, type Transcript } from '../../model/transcript.js'

/** The request, and one repetition with a new token. */
const maxAttempts = 2

/** In observed traffic, two consecutive operations may send the same request. */
const maxObserved = 2 * maxAttempts

export const CX_ERR_002 = defineRule({
  id: 'CX-ERR-002',
  title: 'must retry at most once after a 401, with a new token',
  rationale:
    'A 401 may mean that the token was revoked, so a new token may help. If it does not, further tokens will not help either. A client that continues requests tokens until it is locked out.',
  fix: 'Discard the rejected token, request one more, repeat the request once, and then report unauthorized.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 9110 15.5.2', grade: 'standard' },
    { ref: 'modelcontextprotocol/typescript-sdk#945', grade: 'practice' },
  ],
  always: true,
  dependsOn: ['CX-TOK-010'],
  steps: [
    { server: { act: 'fault', fault: { on: 'startRecording', status: 401 } } },
    { run: 'startRecording' },
  ],
  guard: (transcript) => rejected(transcript).length > 0 || 'No request received a 401.',
  expect: (transcript) => {
    const groups = repeated(rejected(transcript))
    const isObserved = transcript.done.length === 0
    const max = isObserved ? maxObserved : maxAttempts
    return [
      ...findingOf(
        'unauthorized-loop',
        groups.filter(({ length }) => length > max).flat(),
        ({ operation, method }) => `${operation ?? method} was sent more than ${max} times after a 401.`,
      ),
      ...findingOf(
        'rejected-token-sent-again',
        groups.flatMap(withOldToken),
        ({ operation, method }) => `${operation ?? method} was repeated with the rejected token.`,
      ),
      ...(isObserved ? [] : unfinished(transcript)),
    ]
  },
  mutants: ['renews-its-token-without-end', 'sends-a-rejected-token-again', 'does-not-await-its-start'],
})

function rejected(transcript: Transcript): ReceivedRequest[] {
  return apiRequests(transcript).filter(({ status }) => status === 401)
}

function withOldToken(attempts: readonly ReceivedRequest[]): ReceivedRequest[] {
  return attempts.filter((each, index) =>
    attempts.slice(0, index).some((before) => bearerOf(before) === bearerOf(each)),
  )
}

function unfinished(transcript: Transcript): Finding[] {
  const tokens = tokenRequests(transcript)
  return [
    ...findingOf(
      'token-loop',
      tokens.length > maxAttempts ? tokens : [],
      () => `The client requested ${tokens.length} tokens for one operation that was rejected with 401.`,
    ),
    ...transcript.done.flatMap(({ outcome }) =>
      outcome.outcome === 'fail'
        ? []
        : [
            finding(
              'refusal-taken-for-success',
              `The 401 was reported as ${describeOutcome(outcome)}.`,
              rejected(transcript),
            ),
          ],
    ),
  ]
}
