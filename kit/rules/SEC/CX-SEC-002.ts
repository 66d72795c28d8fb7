import { clientSecretsOf, leaks, wordsOf } from '../../queries/find-leaks.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { isAuthentication } from '../../queries/tokens/tokens-in-response.js'
import { accepted, formOf, tokenRequests } from '../../model/transcript.js'

/** Parameters that carry secrets: RFC 6749 2.3.1 and 4.3.2, RFC 7521 4.2. */
const credentials: ReadonlySet<string> = new Set([
  'client_secret',
  'password',
  'accessKeySecret',
  'client_assertion',
])

export const CX_SEC_002 = defineRule({
  id: 'CX-SEC-002',
  title: 'must send its secret only to the token endpoint, and only as a credential',
  rationale:
    'The secret outlives every token. Proxies log URIs, Referer and custom headers, and the API does not need the secret. The kit sees only traffic that reaches the mock or the configured proxy.',
  fix: 'Send the secret with HTTP Basic or in the body of the token request, and nowhere else.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 6749 2.3.1', grade: 'standard' },
    { ref: 'RFC 9700 2.5', grade: 'standard' },
  ],
  always: true,
  steps: [
    { run: 'startRecording' },
    { run: 'getRecording', ifAble: true },
    { server: { act: 'revoke-tokens' } },
    { run: 'stopRecording' },
  ],
  guard: (transcript) => {
    if (!tokenRequests(transcript).some(({ status }) => status === 200)) return 'No token was issued.'
    return accepted(transcript).length > 0 || 'No request to the API was accepted.'
  },
  expect: (transcript) => {
    const secrets = clientSecretsOf(transcript)
    const has = (text: string) => leaks(text, secrets)
    const { arrivals } = transcript
    const atToken = tokenRequests(transcript)
    return [
      ...findingOf(
        'secret-outside-the-token-endpoint',
        arrivals.filter((each) => each.at !== 'token' && !isAuthentication(each) && has(wordsOf(each))),
        ({ id, at }) =>
          `Request ${id} to ${at === 'api' ? 'the API' : 'another origin'} contains the secret.`,
      ),
      ...findingOf(
        'secret-in-address',
        atToken.filter(({ target }) => has(target)),
        ({ id }) => `The URI of token request ${id} contains the secret.`,
      ),
      ...findingOf(
        'secret-in-header',
        atToken.filter((each) => has(wordsOf({ ...each, target: '', body: '' }, ['authorization']))),
        ({ id }) => `Token request ${id} contains the secret in a header other than Authorization.`,
      ),
      ...findingOf(
        'secret-in-parameter',
        atToken.filter((each) =>
          [...formOf(each)].some(([name, value]) => !credentials.has(name) && has(`${name}=${value}`)),
        ),
        ({ id }) => `Token request ${id} contains the secret in a parameter that is not a credential.`,
      ),
    ]
  },
  mutants: ['sends-its-secret-to-the-api', 'has-its-secret-in-a-referer', 'has-its-secret-in-a-parameter'],
})
