import { issuedTokens, laterThan, usesOf } from '../../queries/tokens/issued-token.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import { accepted, after, replyHeader, tokenRequests, type Transcript } from '../../model/transcript.js'

const uncacheable = (transcript: Transcript) =>
  issuedTokens(transcript).filter(({ request }) =>
    replyHeader(request, 'cache-control')?.includes('no-store'),
  )

export const CX_TOK_011 = defineRule({
  id: 'CX-TOK-011',
  title: 'must renew its token from the server instead of an HTTP cache',
  rationale:
    'A token response has Cache-Control: no-store. An HTTP cache that ignores it answers the renewal with the token that has just expired, every time.',
  fix: 'Exclude the token endpoint from every HTTP cache, or use a cache that honours no-store.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 6749 5.1', grade: 'standard' },
    { ref: 'RFC 9111 5.2.2.5', grade: 'standard' },
  ],
  dependsOn: ['CX-AUTH-016'],
  setup: { calls: 2, tokenLifetimeSeconds: 2 },
  steps: [{ run: 'startRecording', call: 0 }, { passMs: 2200 }, { run: 'startRecording', call: 1 }],
  guard: (transcript) => {
    if (uncacheable(transcript).length === 0) return 'No token response had Cache-Control: no-store.'
    return (
      accepted(transcript, 'startRecording').length > 0 || 'No start was accepted, so no token was in use.'
    )
  },
  expect: (transcript) => {
    const [first] = uncacheable(transcript)
    // A token request that failed did reach the server.
    if (!first || after(tokenRequests(transcript), first.request).length > 0) return []
    const stale = laterThan(transcript, first).filter((each) => usesOf(transcript, first).includes(each))
    return stale.length > 0
      ? findingOf(
          'token-from-a-cache',
          stale,
          ({ id }) =>
            `Request ${id} contains the expired token; no token request had reached the server since.`,
        )
      : [
          finding('not-renewed', 'No token request reached the server after the token had expired.', [
            first.request,
          ]),
        ]
  },
  mutants: ['caches-token-responses'],
})
