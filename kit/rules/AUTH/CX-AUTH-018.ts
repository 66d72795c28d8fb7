import { replyOf } from '../../queries/tokens/issued-token.js'
import { defineRule, finding, findingOf, type Step } from '../../model/rule.js'
import { apiRequests, tokenRequests, type Transcript } from '../../model/transcript.js'

/** What the token endpoint says in place of a token. */
const says = (answer: { readonly body: string } | { readonly fault: string }): Step => ({
  server: { act: 'fault', fault: { on: 'issueToken', ...answer } },
})

const sound: Step = { server: { act: 'clear-faults' } }

const answers = 4

const broken = (transcript: Transcript) =>
  tokenRequests(transcript).filter((each) => each.status === 200 && !('access_token' in replyOf(each)))

export const CX_AUTH_018 = defineRule({
  id: 'CX-AUTH-018',
  title: 'does not take every 200 of the token endpoint for a token',
  rationale:
    'A proxy answers 200 with a page, a cut answer ends in the middle, and `Bearer undefined` goes to the API: what comes back is a 401 that has nothing to do with the cause.',
  fix: 'Take a token response for one only when it is JSON with an access_token that is a text. Report all else as a protocol failure.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 6749 5.1', grade: 'standard' },
    { ref: 'Bearer undefined, in many issue trackers', grade: 'practice' },
  ],
  setup: { calls: answers },
  steps: [
    says({ body: '<html><body>Sign in</body></html>' }),
    { run: 'startRecording', call: 0 },
    sound,
    says({ body: '{}' }),
    { run: 'startRecording', call: 1 },
    sound,
    says({ body: '' }),
    { run: 'startRecording', call: 2 },
    sound,
    says({ fault: 'MALFORMED_JSON' }),
    { run: 'startRecording', call: 3 },
  ],
  guard: (transcript) => {
    const served = broken(transcript).length
    const wentOn = apiRequests(transcript).length > 0
    return (
      served >= answers || (served > 0 && wentOn) || `Only ${served} of ${answers} broken answers were given.`
    )
  },
  expect: (transcript) => {
    const misread = transcript.done.find(
      ({ outcome }) => outcome.outcome !== 'fail' || outcome.kind !== 'protocol',
    )
    return [
      ...findingOf(
        'token-made-up',
        apiRequests(transcript),
        ({ id }) => `Request ${id} went to the API although the client was given no token.`,
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
