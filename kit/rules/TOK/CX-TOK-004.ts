import { issuedTokens, laterThan } from '../../queries/tokens/issued-token.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { bearerOf } from '../../model/transcript.js'

export const CX_TOK_004 = defineRule({
  id: 'CX-TOK-004',
  title: 'should not send a token after it has expired',
  rationale:
    'The server states how long a token lives. A client that discovers the expiry from a 401 loses a request each time, and on this API the 401 looks the same as a missing scope.',
  fix: 'Store the time when the token was received, add expires_in, and request another token shortly before that time.',
  level: 'SHOULD',
  sources: [{ ref: 'RFC 6749 5.1 (expires_in)', grade: 'standard' }],
  always: true,
  dependsOn: ['CX-AUTH-016', 'CX-TOK-010'],
  setup: { calls: 2, tokenLifetimeSeconds: 2 },
  steps: [{ run: 'startRecording', call: 0 }, { passMs: 2200 }, { run: 'startRecording', call: 1 }],
  guard: (transcript) =>
    issuedTokens(transcript).some((token) => laterThan(transcript, token).length > 0) ||
    'The client sent no request after a token had expired.',
  expect: (transcript) => {
    const expired = issuedTokens(transcript).flatMap((token) =>
      laterThan(transcript, token).filter((each) => bearerOf(each) === token.value),
    )
    return findingOf('expired-token-sent', expired, ({ id }) => `Request ${id} contains an expired token.`)
  },
  mutants: ['ignores-the-lifetime-of-a-token'],
  nearMisses: { 'stops-at-the-token': 'untested' },
})
