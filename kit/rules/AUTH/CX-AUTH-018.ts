import { tokenPlaces } from '../../queries/tokens/token-places.js'
import { replyOf } from '../../queries/tokens/issued-token.js'
import { defineRule, finding, findingOf, type Step } from '../../model/rule.js'
import { apiRequests, tokenRequests, type Transcript } from '../../model/transcript.js'

/** Makes the token endpoint return this instead of a token. */
const respondWith = (answer: { readonly body: string } | { readonly fault: string }): Step => ({
  server: { act: 'fault', fault: { on: 'issueToken', ...answer } },
})

const restored: Step = { server: { act: 'clear-faults' } }

const answers = 4

const broken = (transcript: Transcript) =>
  tokenRequests(transcript).filter((each) => each.status === 200 && !('access_token' in replyOf(each)))

export const CX_AUTH_018 = defineRule({
  id: 'CX-AUTH-018',
  title: 'must not treat every 200 of the token endpoint as a token',
  rationale:
    'A proxy answers 200 with an HTML page, or a response is truncated, and the client sends `Bearer undefined` to the API. The resulting 401 hides the cause.',
  fix: 'Accept a token response only if it is JSON and access_token is a string. Report everything else as a protocol failure.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 6749 5.1', grade: 'standard' },
    { ref: 'Bearer undefined, in many issue trackers', grade: 'practice' },
  ],
  setup: { calls: answers },
  steps: [
    respondWith({ body: '<html><body>Sign in</body></html>' }),
    { run: 'startRecording', call: 0 },
    restored,
    respondWith({ body: '{}' }),
    { run: 'startRecording', call: 1 },
    restored,
    respondWith({ body: '' }),
    { run: 'startRecording', call: 2 },
    restored,
    respondWith({ fault: 'MALFORMED_JSON' }),
    { run: 'startRecording', call: 3 },
  ],
  guard: (transcript) => {
    const served = broken(transcript).length
    const wentOn = apiRequests(transcript).length > 0
    return (
      served >= answers ||
      (served > 0 && wentOn) ||
      `The client received only ${served} of ${answers} invalid responses.`
    )
  },
  expect: (transcript) => {
    const misread = transcript.done.find(
      ({ outcome }) => outcome.outcome !== 'fail' || outcome.kind !== 'protocol',
    )
    return [
      ...findingOf(
        'token-made-up',
        // A token in the query is another flaw, with a rule of its own.
        apiRequests(transcript).filter(
          (each) =>
            !tokenPlaces(each, transcript.secrets).some((place) => place !== 'the Authorization header'),
        ),
        ({ id }) => `Request ${id} was sent to the API although the client has no token.`,
      ),
      ...(misread
        ? [
            finding(
              'broken-answer-misread',
              `A token response without a token was reported as ${misread.outcome.kind ?? misread.outcome.outcome}; expected fail with the kind protocol.`,
              broken(transcript),
            ),
          ]
        : []),
    ]
  },
  mutants: ['makes-up-a-token', 'parses-a-token-response-unguarded'],
  nearMisses: { 'stops-at-the-token': 'pass' },
})
