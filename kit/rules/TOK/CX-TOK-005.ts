import { issuedTokens } from '../../queries/tokens/issued-token.js'
import { defineRule, finding } from '../../model/rule.js'
import { accepted, callOf } from '../../model/transcript.js'

export const CX_TOK_005 = defineRule({
  id: 'CX-TOK-005',
  title: 'does not keep a token for ever when the server does not say how long it lives',
  rationale:
    'expires_in is only recommended. A client that reads its absence as "for ever" works until the token is gone, and then not again before it is restarted.',
  fix: 'Assume a short lifetime where there is none, and drop the token that a 401 has refused.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 6749 5.1: expires_in is RECOMMENDED', grade: 'standard' },
    { ref: 'a client that has to be restarted records nothing until then', grade: 'practice' },
  ],
  setup: { calls: 5 },
  steps: [
    { server: { act: 'fault', fault: { on: 'issueToken', mergePatch: { expires_in: null } } } },
    { run: 'startRecording', call: 0 },
    { run: 'startRecording', call: 1 },
    { run: 'startRecording', call: 2 },
    { server: { act: 'revoke-tokens' } },
    // The first may be lost to the discovery; the second has no excuse.
    { run: 'startRecording', call: 3 },
    { run: 'startRecording', call: 4 },
  ],
  guard: (transcript) => {
    if (!issuedTokens(transcript).some(({ lifetimeMs }) => lifetimeMs === undefined)) {
      return 'No token without expires_in was given.'
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
        'Two operations after the token was revoked, the client still has no other.',
        tokens,
      ),
    ]
  },
  mutants: ['repeats-with-the-same-token'],
})
