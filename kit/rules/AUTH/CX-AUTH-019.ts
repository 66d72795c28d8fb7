import { replyOf } from '../../queries/tokens/issued-token.js'
import { describeOutcome } from '../../queries/recordings/outcomes.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import { isRepeated } from '../../queries/tokens/repeated-token-requests.js'
import { apiRequests, tokenRequests, type Transcript } from '../../model/transcript.js'

const code = 'unsupported_grant_type'

const rejected = (transcript: Transcript) =>
  tokenRequests(transcript).filter((each) => replyOf(each)['error'] === code)

export const CX_AUTH_019 = defineRule({
  id: 'CX-AUTH-019',
  title: 'should stop on unsupported_grant_type and name its grant in the error',
  rationale:
    'The token endpoint of CXone has no client_credentials grant, but the one of Genesys Cloud does. A client that confuses the two always gets a 400. If it retries, or reports only 400, its users look for a wrong secret.',
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
  guard: (transcript) => rejected(transcript).length > 0 || `No token request was rejected with ${code}.`,
  expect: (transcript) => {
    const requests = rejected(transcript)
    return [
      ...findingOf(
        'refused-grant-repeated',
        isRepeated(transcript, requests) ? requests : [],
        () => `The client sent ${requests.length} token requests with an unsupported grant; expected 1.`,
      ),
      ...findingOf(
        'api-called-without-token',
        apiRequests(transcript),
        ({ id }) => `Request ${id} was sent to the API although the client has no token.`,
      ),
      ...transcript.done.flatMap(({ outcome }) => [
        ...(outcome.outcome === 'fail' && outcome.kind === 'config'
          ? []
          : [
              finding(
                'refusal-misread',
                `The rejected grant was reported as ${describeOutcome(outcome)}; expected fail (config).`,
                requests,
              ),
            ]),
        ...(/grant|client_credentials/i.test(outcome.message ?? '')
          ? []
          : [finding('grant-not-named', 'The error message does not name the grant.', requests)]),
      ]),
    ]
  },
  mutants: ['repeats-a-refused-token-request', 'hides-the-oauth-error', 'goes-on-without-a-token'],
})
