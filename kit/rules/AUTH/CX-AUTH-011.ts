import { replyOf } from '../../queries/tokens/issued-token.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import { firstTokenSummary } from '../../queries/tokens/first-token-summary.js'
import { apiRequests, tokenRequests, type Transcript } from '../../model/transcript.js'

const refused = (transcript: Transcript) =>
  tokenRequests(transcript).filter((each) => replyOf(each)['error'] === 'invalid_scope')

export const CX_AUTH_011 = defineRule({
  id: 'CX-AUTH-011',
  title: 'ends at invalid_scope, and shows that code',
  rationale:
    'invalid_scope, invalid_client and unauthorized_client are all 400, and each is mended by somebody else. A client that says no more than 400 sends its users to the wrong one.',
  fix: 'Do not repeat the request. Read error from the JSON body of the refusal, and put it into the message.',
  level: 'SHOULD',
  sources: [{ ref: 'RFC 6749 5.2', grade: 'standard' }],
  profiles: ['recordingcontrols'],
  setup: { config: { scopes: ['recording:control', 'recording:everything'] } },
  steps: [{ run: 'startRecording' }],
  guard: (transcript) =>
    refused(transcript).length > 0 ||
    `No token request was refused with invalid_scope: ${firstTokenSummary(transcript)}`,
  expect: (transcript) => {
    const requests = refused(transcript)
    const told = transcript.done.every(({ outcome }) => outcome.message?.includes('invalid_scope'))
    return [
      ...findingOf(
        'refused-scope-repeated',
        requests.length > 1 ? requests : [],
        () => `${requests.length} token requests asked for one scope that was refused; expected 1.`,
      ),
      ...findingOf(
        'api-called-without-token',
        apiRequests(transcript),
        ({ id }) => `Request ${id} went to the API although the client has no token.`,
      ),
      ...(told
        ? []
        : [
            finding(
              'oauth-error-hidden',
              'The message of the failure does not name invalid_scope.',
              requests,
            ),
          ]),
    ]
  },
  mutants: ['repeats-a-refused-token-request', 'hides-the-oauth-error'],
})
