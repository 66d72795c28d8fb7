import { finding, findingOf } from '../../kit/finding.js'
import { repetitions, shownBy } from '../../kit/repetition.js'
import type { Rule } from '../../kit/rule.js'
import { accepted, tokenRequests, type Transcript } from '../../kit/transcript.js'

/** Less is no wait at all, whatever the machine is busy with. */
const leastBackoffMs = 50

const busy = (transcript: Transcript) => tokenRequests(transcript).filter(({ status }) => status === 503)

/** A token endpoint that is busy for a moment. */
export const CX_AUTH_017: Rule = {
  id: 'CX-AUTH-017',
  title: 'waits a moment and asks again when the token endpoint answers 503',
  rationale:
    'A token endpoint is busy for a moment each time that all clients renew at once. To give up loses an operation that would have gone well, to ask again at once keeps the endpoint busy.',
  fix: 'Repeat a token request after 503 a few times, with growing waits that differ by chance, within the deadline of the operation.',
  level: 'SHOULD',
  sources: [{ ref: 'AWS Builders Library: timeouts, retries and backoff with jitter', grade: 'practice' }],
  since: '1.0',
  status: 'stable',
  steps: [
    { server: { act: 'fault', fault: { on: 'issueToken', status: 503, times: 2 } } },
    { run: 'startRecording' },
  ],
  guard: (transcript) => busy(transcript).length > 0 || 'No token request was answered with 503.',
  expect: (transcript) => {
    const hasty = repetitions(tokenRequests(transcript)).filter(({ gapMs }) => gapMs < leastBackoffMs)
    return [
      ...findingOf(
        'repeated-at-once',
        shownBy(hasty),
        ({ id }) => `Request ${id} was repeated within ${leastBackoffMs} ms of its 503.`,
      ),
      ...(accepted(transcript, 'startRecording').length === 0
        ? [
            finding(
              'gave-up-at-once',
              'A token endpoint that was busy for a moment ended the operation.',
              busy(transcript),
            ),
          ]
        : []),
    ]
  },
  mutants: ['gives-up-on-a-limited-token-endpoint', 'asks-again-at-once'],
}
