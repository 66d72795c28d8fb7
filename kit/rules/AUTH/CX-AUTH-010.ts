import { replyOf } from '../../queries/tokens/issued-token.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import { isRepeated } from '../../queries/tokens/repeated-token-requests.js'
import { apiRequests, tokenRequests, type Transcript } from '../../model/transcript.js'

const rejected = (transcript: Transcript) =>
  tokenRequests(transcript).filter((each) => replyOf(each)['error'] === 'invalid_client')

export const CX_AUTH_010 = defineRule({
  id: 'CX-AUTH-010',
  title: 'must stop on invalid_client and report `unauthorized`',
  rationale:
    'A wrong secret stays wrong. A client that retries locks out its own credentials, and one that continues without a token hides the only message that names the cause.',
  fix: 'Do not repeat a token request after invalid_client, and send nothing to the API. Report `unauthorized`.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 6749 5.2', grade: 'standard' },
    { ref: 'cf-java-client#1026: retries forever', grade: 'practice' },
  ],
  setup: { config: { clientSecret: 'not-the-secret' } },
  steps: [{ run: 'startRecording' }],
  guard: (transcript) =>
    rejected(transcript).length > 0 || 'No token request was rejected with invalid_client.',
  expect: (transcript) => {
    const requests = rejected(transcript)
    const misread = transcript.done.find(
      ({ outcome }) => outcome.outcome !== 'fail' || outcome.kind !== 'unauthorized',
    )?.outcome
    return [
      ...findingOf(
        'refused-secret-repeated',
        isRepeated(transcript, requests) ? requests : [],
        () => `The client sent ${requests.length} token requests with the same wrong secret; expected 1.`,
      ),
      ...findingOf(
        'api-called-without-token',
        apiRequests(transcript),
        ({ id }) => `Request ${id} was sent to the API although the client has no token.`,
      ),
      ...(misread
        ? [
            finding(
              'refusal-misread',
              `The rejected secret was reported as ${misread.kind ?? misread.outcome}; expected fail with the kind unauthorized.`,
              requests,
            ),
          ]
        : []),
    ]
  },
  mutants: ['repeats-a-refused-token-request', 'goes-on-without-a-token'],
})
