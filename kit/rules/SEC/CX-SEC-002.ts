import { clientSecretsOf, leaks, wordsOf } from '../../queries/find-leaks.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { isAuthentication } from '../../queries/tokens/tokens-in-response.js'
import { accepted, formOf, tokenRequests } from '../../model/transcript.js'

/** The parameters that are there for secrets: RFC 6749 2.3.1 and 4.3.2, RFC 7521 4.2. */
const credentials: ReadonlySet<string> = new Set([
  'client_secret',
  'password',
  'accessKeySecret',
  'client_assertion',
])

export const CX_SEC_002 = defineRule({
  id: 'CX-SEC-002',
  title: 'sends its secret to the token endpoint alone, and there in the credentials alone',
  rationale:
    'The secret outlives every token. Addresses, Referer and headers of their own are logged by each proxy on the way, and the API has no use for it. What is looked at is what reaches the mock, and what goes by the proxy that the client is given.',
  fix: 'Send it as Basic credentials or in the body of the token request, and nowhere else.',
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
    return accepted(transcript).length > 0 || 'No request to the API was granted.'
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
          `Request ${id}, to ${at === 'api' ? 'the API' : 'another origin'}, has the secret in it.`,
      ),
      ...findingOf(
        'secret-in-address',
        atToken.filter(({ target }) => has(target)),
        ({ id }) => `Token request ${id} has the secret in its URI.`,
      ),
      ...findingOf(
        'secret-in-header',
        atToken.filter((each) => has(wordsOf({ ...each, target: '', body: '' }, ['authorization']))),
        ({ id }) => `Token request ${id} has the secret in a header that is not Authorization.`,
      ),
      ...findingOf(
        'secret-in-parameter',
        atToken.filter((each) =>
          [...formOf(each)].some(([name, value]) => !credentials.has(name) && has(`${name}=${value}`)),
        ),
        ({ id }) => `Token request ${id} has the secret in a parameter that is no credential.`,
      ),
    ]
  },
  mutants: ['sends-its-secret-to-the-api', 'has-its-secret-in-a-referer', 'has-its-secret-in-a-parameter'],
})
