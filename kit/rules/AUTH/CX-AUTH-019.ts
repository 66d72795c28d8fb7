import { replyOf } from '../../queries/tokens/issued-token.js'
import { told } from '../../queries/recordings/outcomes.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import { apiRequests, tokenRequests, type Transcript } from '../../model/transcript.js'

const code = 'unsupported_grant_type'

const refused = (transcript: Transcript) =>
  tokenRequests(transcript).filter((each) => replyOf(each)['error'] === code)

export const CX_AUTH_019 = defineRule({
  id: 'CX-AUTH-019',
  title: 'ends at unsupported_grant_type, and says that its grant is the matter',
  rationale:
    'CXone’s token endpoint has no client_credentials, and that of Genesys Cloud stands next to it: who takes one for the other gets a 400 for ever. A client that repeats it, or says no more than 400, has its users look for a wrong secret.',
  fix: 'Do not repeat the request. Report a failure of the kind config, with the error code or the grant in its message.',
  level: 'SHOULD',
  sources: [
    { ref: 'RFC 6749 5.2', grade: 'standard' },
    { ref: 'NICE OpenAPI: the grants of /auth/token, without client_credentials', grade: 'vendor' },
  ],
  steps: [
    { server: { act: 'fault', fault: { on: 'issueToken', status: 400, body: `{"error":"${code}"}` } } },
    { run: 'startRecording' },
  ],
  guard: (transcript) => refused(transcript).length > 0 || `No token request was refused with ${code}.`,
  expect: (transcript) => {
    const requests = refused(transcript)
    return [
      ...findingOf(
        'refused-grant-repeated',
        requests.length > 1 ? requests : [],
        () => `${requests.length} token requests with a grant that the server does not have; expected 1.`,
      ),
      ...findingOf(
        'api-called-without-token',
        apiRequests(transcript),
        ({ id }) => `Request ${id} went to the API although the client has no token.`,
      ),
      ...transcript.done.flatMap(({ outcome }) => [
        ...(outcome.outcome === 'fail' && outcome.kind === 'config'
          ? []
          : [
              finding(
                'refusal-misread',
                `The refused grant was reported as ${told(outcome)}; expected fail (config).`,
                requests,
              ),
            ]),
        ...(/grant|client_credentials/i.test(outcome.message ?? '')
          ? []
          : [finding('grant-not-named', 'The message of the failure does not name the grant.', requests)]),
      ]),
    ]
  },
  mutants: ['repeats-a-refused-token-request', 'hides-the-oauth-error', 'goes-on-without-a-token'],
})
