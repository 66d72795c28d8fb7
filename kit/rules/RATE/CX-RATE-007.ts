import { endless, hanging } from '../../queries/retries/retry-bounds.js'
import { defineRule, finding } from '../../model/rule.js'
import { apiRequests, type Transcript } from '../../model/transcript.js'

const limited = (transcript: Transcript) => apiRequests(transcript).filter(({ status }) => status === 429)

export const CX_RATE_007 = defineRule({
  id: 'CX-RATE-007',
  title: 'gives up after a few attempts at most when every answer is 429, and says that it is limited',
  rationale:
    'A client that goes on for ever hangs its caller, and spends the limit of all that share it. The caller can only wait, or tell somebody, when it knows why.',
  fix: 'Count the attempts of an operation, stop after a few, and fail with rate_limited.',
  level: 'MUST',
  sources: [{ ref: 'AWS Builders Library: timeouts, retries and backoff with jitter', grade: 'practice' }],
  steps: [
    { server: { act: 'fault', fault: { on: 'startRecording', status: 429 } } },
    { run: 'startRecording', deadlineMs: 2500, mayHang: true },
  ],
  guard: (transcript) => limited(transcript).length > 0 || 'No request was answered with 429.',
  expect: (transcript) => {
    const requests = limited(transcript)
    return [
      ...endless(requests),
      ...transcript.done
        .filter(({ outcome }) => outcome.outcome === 'ok' || outcome.kind !== 'rate_limited')
        .flatMap((each) => {
          if (each.hung) return hanging(each, requests)
          const told = each.outcome.kind ?? each.outcome.outcome
          const message = `It ended as ${told}; expected fail with the kind rate_limited.`
          return [finding('limit-not-told', message, requests)]
        }),
    ]
  },
  mutants: ['retries-a-429-without-end', 'takes-any-answer-for-success'],
  nearMisses: { 'gives-up-on-429': 'pass' },
})
