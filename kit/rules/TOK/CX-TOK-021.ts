import { isStarted } from '../../runner/sanity-step.js'
import { reportsInsteadOfRetrying } from '../../queries/retries/no-retry.js'
import { retryAfterSeconds } from '../../queries/retries/retry-after.js'
import { repetitions } from '../../queries/retries/repetition.js'
import { issuedTokens } from '../../queries/tokens/issued-token.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { apiRequests, bearerOf, type Transcript } from '../../model/transcript.js'

/** The wait is as long as the lifetime, so the token has expired when the client decides to repeat the request. */
const seconds = 2

/** Starts that were repeated after the wait that the server had demanded. */
function repeats(transcript: Transcript) {
  return repetitions(apiRequests(transcript, 'startRecording')).filter(({ first, gapMs }) => {
    const wait = first.status === 429 ? retryAfterSeconds(first) : undefined
    return wait !== undefined && gapMs >= wait
  })
}

export const CX_TOK_021 = defineRule({
  id: 'CX-TOK-021',
  title: 'should choose its token again for each attempt',
  rationale:
    'A wait between two attempts can outlast the token. A client that chooses its token once for an operation sends an expired one after the wait, and the 401 hides why the operation had to wait.',
  fix: 'Ask the cache for the token before each attempt: put the layer that adds the token below the one that repeats.',
  level: 'SHOULD',
  sources: [
    { ref: 'RFC 6749 5.1 (expires_in)', grade: 'standard' },
    { ref: 'photon-hq/advanced-imessage-ts#47', grade: 'practice' },
  ],
  acrossOperations: true,
  dependsOn: ['CX-TOK-004', 'CX-RATE-001'],
  setup: { calls: 2, tokenLifetimeSeconds: seconds },
  steps: [
    { run: 'startRecording', call: 0 },
    {
      server: {
        act: 'fault',
        fault: { on: 'startRecording', status: 429, headers: { 'Retry-After': String(seconds) }, times: 1 },
      },
    },
    { run: 'startRecording', call: 1 },
  ],
  guard: (transcript) => {
    if (!isStarted(transcript, 0)) return 'A start without a fault was not accepted.'
    return (
      repeats(transcript).length > 0 ||
      (reportsInsteadOfRetrying(transcript, 429) ?? 'No start was repeated after a 429 with Retry-After.')
    )
  },
  expect: (transcript) => {
    const stale = repeats(transcript).flatMap(({ first, repeat }) => {
      const token = issuedTokens(transcript).find(({ value }) => value === bearerOf(repeat))
      return token && token.request.id < first.id && repeat.refusedBy === 'token-expired' ? [repeat] : []
    })
    return findingOf(
      'expired-token-repeated',
      stale,
      ({ id }) => `Request ${id} repeats a start with a token that expired during the wait of ${seconds} s.`,
    )
  },
  mutants: ['chooses-its-token-once'],
  nearMisses: { 'retries-at-once': 'untested' },
})
