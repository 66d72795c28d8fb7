import { endless, hanging } from '../../queries/retries/retry-bounds.js'
import { defineRule, finding } from '../../model/rule.js'
import { apiRequests, type Transcript } from '../../model/transcript.js'

const limited = (transcript: Transcript) => apiRequests(transcript).filter(({ status }) => status === 429)

export const CX_RATE_007 = defineRule({
  id: 'CX-RATE-007',
  title: 'must give up after a few attempts if every response is 429, and report rate_limited',
  rationale:
    'A client that retries forever blocks its caller, and uses up the limit of all clients that share it. The caller can react only if it knows the reason.',
  fix: 'Count the attempts of an operation, stop after a few, and fail with rate_limited.',
  level: 'MUST',
  sources: [{ ref: 'AWS Builders Library: timeouts, retries and backoff with jitter', grade: 'practice' }],
  steps: [
    { server: { act: 'fault', fault: { on: 'startRecording', status: 429 } } },
    { run: 'startRecording', deadlineMs: 2500, mayHang: true },
  ],
  guard: (transcript) => limited(transcript).length > 0 || 'No request received a 429.',
  expect: (transcript) => {
    const requests = limited(transcript)
    return [
      ...endless(requests),
      ...transcript.done
        .filter(({ outcome }) => outcome.outcome === 'ok' || outcome.kind !== 'rate_limited')
        .flatMap((each) => {
          if (each.hung) return hanging(each, requests)
          const reported = each.outcome.kind ?? each.outcome.outcome
          const message = `The operation was reported as ${reported}; expected fail with the kind rate_limited.`
          return [finding('limit-not-told', message, requests)]
        }),
    ]
  },
  mutants: ['retries-a-429-without-end', 'takes-any-answer-for-success'],
  nearMisses: { 'gives-up-on-429': 'pass' },
})
