import { sanityStep, isStarted, worked } from '../../runner/sanity-step.js'
import { isImmediate } from '../../queries/retries/backoff-timing.js'
import { repetitions, shownBy } from '../../queries/retries/repetition.js'
import { defineRule, finding } from '../../model/rule.js'
import { tokenRequests, type Transcript } from '../../model/transcript.js'

const busy = (transcript: Transcript) => tokenRequests(transcript).filter(({ status }) => status === 503)

export const CX_AUTH_017 = defineRule({
  id: 'CX-AUTH-017',
  title: 'should wait and retry when the token endpoint answers 503',
  rationale:
    'A token endpoint is briefly overloaded whenever all clients renew together. A client that gives up loses an operation that would have succeeded. A client that retries immediately keeps the endpoint overloaded.',
  fix: 'Retry a token request a few times after 503, with increasing random delays, within the deadline of the operation.',
  level: 'SHOULD',
  sources: [{ ref: 'AWS Builders Library: timeouts, retries and backoff with jitter', grade: 'practice' }],
  setup: { calls: 2 },
  steps: [
    ...sanityStep,
    { server: { act: 'fault', fault: { on: 'issueToken', status: 503, times: 2 } } },
    { run: 'startRecording', call: 1 },
  ],
  guard: (transcript) => {
    const works = worked(transcript)
    if (works !== true) return works
    return busy(transcript).length > 0 || 'No token request was answered with 503.'
  },
  expect: (transcript) => {
    const waits = repetitions(tokenRequests(transcript)).filter(({ first }) => first.status === 503)
    return [
      ...(isImmediate(waits, transcript)
        ? [
            finding(
              'repeated-at-once',
              'A token request was repeated immediately after a 503.',
              shownBy(waits),
            ),
          ]
        : []),
      ...(isStarted(transcript, 1)
        ? []
        : [
            finding(
              'gave-up-at-once',
              'The operation failed because the token endpoint was briefly unavailable.',
              busy(transcript),
            ),
          ]),
    ]
  },
  mutants: ['gives-up-on-a-limited-token-endpoint', 'asks-again-at-once'],
})
