import { told } from '../../queries/recordings/outcomes.js'
import { repeated } from '../../queries/retries/repetition.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, finding, findingOf, type Finding } from '../../model/rule.js'
import { apiRequests, bearerOf, tokenRequests, type Transcript } from '../../model/transcript.js'

/** The request, and once more with a new token. */
const maxAttempts = 2

/** Where the client is only watched, two operations in a row may well make the same request. */
const maxWatched = 2 * maxAttempts

export const CX_ERR_002 = defineRule({
  id: 'CX-ERR-002',
  title: 'tries again at most once after a 401, then with a new token, and ends',
  rationale:
    'A 401 may mean that the token was revoked, so a new one may help. If it does not, no other will: a client that goes on asks for tokens until it is locked out.',
  fix: 'Drop a token that was refused, get one more, repeat the request once, and then report unauthorized.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 9110 15.5.2', grade: 'standard' },
    { ref: 'modelcontextprotocol/typescript-sdk#945', grade: 'practice' },
  ],
  always: true,
  steps: [
    { server: { act: 'fault', fault: { on: 'startRecording', status: 401 } } },
    { run: 'startRecording' },
  ],
  guard: (transcript) => refused(transcript).length > 0 || 'No request was answered with 401.',
  expect: (transcript) => {
    const groups = repeated(refused(transcript))
    const isWatched = transcript.done.length === 0
    const most = isWatched ? maxWatched : maxAttempts
    return [
      ...findingOf(
        'unauthorized-loop',
        groups.filter(({ length }) => length > most).flat(),
        ({ operation, method }) =>
          `${operation ?? method} was sent more than ${most} times, and refused with 401.`,
      ),
      ...findingOf(
        'rejected-token-sent-again',
        groups.flatMap(withOldToken),
        ({ operation, method }) =>
          `${operation ?? method} was sent again with the token that had been refused.`,
      ),
      ...(isWatched ? [] : unfinished(transcript)),
    ]
  },
  mutants: ['renews-its-token-without-end', 'sends-a-rejected-token-again'],
})

function refused(transcript: Transcript): ReceivedRequest[] {
  return apiRequests(transcript).filter(({ status }) => status === 401)
}

function withOldToken(attempts: readonly ReceivedRequest[]): ReceivedRequest[] {
  return attempts.filter((each, index) =>
    attempts.slice(0, index).some((before) => bearerOf(before) === bearerOf(each)),
  )
}

function unfinished(transcript: Transcript): Finding[] {
  const mints = tokenRequests(transcript)
  return [
    ...findingOf(
      'token-loop',
      mints.length > maxAttempts ? mints : [],
      () => `One operation that was refused with 401 asked for ${mints.length} tokens.`,
    ),
    ...transcript.done.flatMap(({ outcome }) =>
      outcome.outcome === 'fail'
        ? []
        : [
            finding(
              'refusal-taken-for-success',
              `The 401 was reported as ${told(outcome)}.`,
              refused(transcript),
            ),
          ],
    ),
  ]
}
