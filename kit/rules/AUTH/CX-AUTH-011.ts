import { replyOf } from '../../queries/tokens/issued-token.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import { firstTokenSummary } from '../../queries/tokens/first-token-summary.js'
import { isRepeated } from '../../queries/tokens/repeated-token-requests.js'
import { apiRequests, tokenRequests, type Transcript } from '../../model/transcript.js'

const rejected = (transcript: Transcript) =>
  tokenRequests(transcript).filter((each) => replyOf(each)['error'] === 'invalid_scope')

export const CX_AUTH_011 = defineRule({
  id: 'CX-AUTH-011',
  title: 'should stop on invalid_scope and name that code in its error',
  rationale:
    'invalid_scope, invalid_client and unauthorized_client are all 400, and a different person fixes each. A client that reports only 400 sends its users to the wrong one.',
  fix: 'Do not repeat the request. Read `error` from the JSON body of the response, and include it in the message.',
  level: 'SHOULD',
  sources: [{ ref: 'RFC 6749 5.2', grade: 'standard' }],
  profiles: ['recordingcontrols'],
  setup: { config: { scopes: ['recording:control', 'recording:everything'] } },
  steps: [{ run: 'startRecording' }],
  guard: (transcript) =>
    rejected(transcript).length > 0 ||
    `No token request was rejected with invalid_scope: ${firstTokenSummary(transcript)}`,
  expect: (transcript) => {
    const requests = rejected(transcript)
    const isNamed = transcript.done.every(({ outcome }) => outcome.message?.includes('invalid_scope'))
    return [
      ...findingOf(
        'refused-scope-repeated',
        isRepeated(transcript, requests) ? requests : [],
        () => `The client sent ${requests.length} token requests with the same rejected scope; expected 1.`,
      ),
      ...findingOf(
        'api-called-without-token',
        apiRequests(transcript),
        ({ id }) => `Request ${id} was sent to the API although the client has no token.`,
      ),
      ...(isNamed
        ? []
        : [finding('oauth-error-hidden', 'The error message does not name invalid_scope.', requests)]),
    ]
  },
  mutants: ['repeats-a-refused-token-request', 'hides-the-oauth-error'],
})
