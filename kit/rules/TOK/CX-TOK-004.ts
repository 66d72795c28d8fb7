import { issuedTokens, laterThan } from '../../queries/tokens/issued-token.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { bearerOf } from '../../model/transcript.js'

export const CX_TOK_004 = defineRule({
  id: 'CX-TOK-004',
  title: 'sends no token after its lifetime is over',
  rationale:
    'The server says how long a token lives. A client that finds it out from a 401 pays for each expiry with a request that was lost, and on this API the 401 says nothing that would tell it from a missing scope.',
  fix: 'Note when the token was given, add expires_in, and ask for another shortly before.',
  level: 'SHOULD',
  sources: [{ ref: 'RFC 6749 5.1 (expires_in)', grade: 'standard' }],
  always: true,
  setup: { calls: 2, tokenLifetimeSeconds: 2 },
  steps: [{ run: 'startRecording', call: 0 }, { waitMs: 2200 }, { run: 'startRecording', call: 1 }],
  guard: (transcript) =>
    issuedTokens(transcript).some((token) => laterThan(transcript, token).length > 0) ||
    'No request came after the lifetime of a token was over.',
  expect: (transcript) => {
    const expired = issuedTokens(transcript).flatMap((token) =>
      laterThan(transcript, token).filter((each) => bearerOf(each) === token.value),
    )
    return findingOf(
      'expired-token-sent',
      expired,
      ({ id }) => `Request ${id} carries a token whose lifetime was over.`,
    )
  },
  mutants: ['ignores-the-lifetime-of-a-token'],
  nearMisses: { 'stops-at-the-token': 'untested' },
})
