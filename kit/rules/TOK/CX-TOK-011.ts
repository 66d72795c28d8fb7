import { issuedTokens, laterThan, usesOf } from '../../queries/tokens/issued-token.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import { accepted, after, replyHeader, tokenRequests, type Transcript } from '../../model/transcript.js'

const uncacheable = (transcript: Transcript) =>
  issuedTokens(transcript).filter(({ request }) =>
    replyHeader(request, 'cache-control')?.includes('no-store'),
  )

export const CX_TOK_011 = defineRule({
  id: 'CX-TOK-011',
  title: 'gets a token from the server when it renews one, and not from an HTTP cache',
  rationale:
    'A token response says no-store. An HTTP cache that keeps it all the same answers the renewal with the token that has just expired, as often as it is asked.',
  fix: 'Keep the token endpoint out of every HTTP cache, or use one that honours no-store.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 6749 5.1', grade: 'standard' },
    { ref: 'RFC 9111 5.2.2.5', grade: 'standard' },
  ],
  setup: { calls: 2, tokenLifetimeSeconds: 2 },
  steps: [{ run: 'startRecording', call: 0 }, { waitMs: 2200 }, { run: 'startRecording', call: 1 }],
  guard: (transcript) => {
    if (uncacheable(transcript).length === 0) return 'No token response said no-store.'
    return (
      accepted(transcript, 'startRecording').length > 0 ||
      'No start was accepted, so that no token was in use.'
    )
  },
  expect: (transcript) => {
    const [first] = uncacheable(transcript)
    // One that was asked for, and not given, came to the server all the same.
    if (!first || after(tokenRequests(transcript), first.request).length > 0) return []
    const stale = laterThan(transcript, first).filter((each) => usesOf(transcript, first).includes(each))
    return stale.length > 0
      ? findingOf(
          'token-from-a-cache',
          stale,
          ({ id }) =>
            `Request ${id} carries the token that had expired; no token request had come to the server since.`,
        )
      : [
          finding('not-renewed', 'No token request came to the server after the token had expired.', [
            first.request,
          ]),
        ]
  },
  mutants: ['caches-token-responses'],
})
