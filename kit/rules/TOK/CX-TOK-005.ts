import { issuedTokens } from '../../queries/tokens/issued-token.js'
import { defineRule, finding } from '../../model/rule.js'
import { accepted, callOf } from '../../model/transcript.js'

export const CX_TOK_005 = defineRule({
  id: 'CX-TOK-005',
  title: 'must not keep a token forever when the server does not state its lifetime',
  rationale:
    'expires_in is only recommended. A client that reads its absence as "never expires" fails once the token is gone, until it is restarted.',
  fix: 'Assume a short lifetime if the server states none, and discard a token after a 401.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 6749 5.1: expires_in is RECOMMENDED', grade: 'standard' },
    { ref: 'a client that must be restarted records nothing until then', grade: 'practice' },
  ],
  dependsOn: ['CX-AUTH-016', 'CX-ERR-001'],
  setup: { calls: 5 },
  steps: [
    { server: { act: 'fault', fault: { on: 'issueToken', mergePatch: { expires_in: null } } } },
    { run: 'startRecording', call: 0 },
    { run: 'startRecording', call: 1 },
    { run: 'startRecording', call: 2 },
    { server: { act: 'revoke-tokens' } },
    // The first may fail because it detects the revocation. The second must succeed.
    { run: 'startRecording', call: 3 },
    { run: 'startRecording', call: 4 },
  ],
  guard: (transcript) => {
    if (!issuedTokens(transcript).some(({ lifetimeMs }) => lifetimeMs === undefined)) {
      return 'The client received no token without expires_in.'
    }
    return (
      accepted(transcript, 'startRecording').length >= 3 ||
      'The client did not use a token without expires_in.'
    )
  },
  expect: (transcript) => {
    const starts = accepted(transcript, 'startRecording')
    const last = transcript.calls.at(-1)
    if (starts.some((each) => callOf(transcript, each) === last)) return []
    const tokens = issuedTokens(transcript).map(({ request }) => request)
    return [
      finding(
        'dead-token-kept',
        'The client has no new token two operations after the old one was revoked.',
        tokens,
      ),
    ]
  },
  mutants: ['repeats-with-the-same-token', 'leaves-renewals-to-its-timer'],
})
