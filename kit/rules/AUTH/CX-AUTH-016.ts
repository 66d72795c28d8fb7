import { issuedTokens } from '../../queries/tokens/issued-token.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import { accepted, formOf, tokenRequests } from '../../model/transcript.js'

export const CX_AUTH_016 = defineRule({
  id: 'CX-AUTH-016',
  title: 'must use client_credentials again when its token has expired',
  rationale:
    'The client_credentials grant issues no refresh token, because the client can authenticate at any time. A client that waits for one stops working when its first token expires.',
  fix: 'Renew a token with the same request that obtained it, with grant_type=client_credentials.',
  level: 'MUST',
  sources: [{ ref: 'RFC 6749 4.4.3', grade: 'standard' }],
  profiles: ['recordingcontrols'],
  dependsOn: ['CX-TOK-010'],
  setup: { calls: 2, tokenLifetimeSeconds: 2 },
  steps: [{ run: 'startRecording', call: 0 }, { passMs: 2200 }, { run: 'startRecording', call: 1 }],
  guard: (transcript) =>
    accepted(transcript, 'startRecording').length > 0 || 'No start was accepted, so no token was in use.',
  expect: (transcript) => {
    const [first, ...later] = tokenRequests(transcript)
    const tokens = issuedTokens(transcript).map(({ request }) => request)
    return [
      ...findingOf(
        'renewed-by-another-grant',
        later.filter((each) => formOf(each).get('grant_type') !== 'client_credentials'),
        ({ id }) => `Request ${id} renews the token with a grant other than client_credentials.`,
      ),
      ...(first && accepted(transcript, 'startRecording').length < 2
        ? [finding('not-renewed', 'No operation was accepted after the token had expired.', tokens)]
        : []),
    ]
  },
  mutants: ['renews-with-a-refresh-token', 'repeats-with-the-same-token'],
  nearMisses: { 'stops-at-the-token': 'untested' },
})
