import { hanging } from '../../queries/retries/retry-bounds.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import { apiRequests, type Transcript } from '../../model/transcript.js'

/** About 3,000 years. In milliseconds it exceeds the 32 bits of a timer. */
const retryAfter = '99999999999'

const limited = (transcript: Transcript) => apiRequests(transcript).filter(({ status }) => status === 429)

export const CX_RATE_004 = defineRule({
  id: 'CX-RATE-004',
  title: 'should give up and report the wait if a Retry-After exceeds its deadline',
  rationale:
    'Timers are limited to 32 bits in many languages, so a wait of more than about 25 days overflows and ends immediately. A client that does wait blocks its caller.',
  fix: 'Compare the wait with the rest of the deadline first. If it is longer, fail immediately with rate_limited and retryAfterMs.',
  level: 'SHOULD',
  sources: [{ ref: 'setTimeout: a delay beyond 2147483647 ms is 1 ms', grade: 'practice' }],
  steps: [
    {
      server: {
        act: 'fault',
        fault: { on: 'startRecording', status: 429, headers: { 'Retry-After': retryAfter } },
      },
    },
    { run: 'startRecording', deadlineMs: 1500, mayHang: true },
  ],
  guard: (transcript) => limited(transcript).length > 0 || 'No request received a 429.',
  expect: (transcript) => {
    const requests = limited(transcript)
    const early = findingOf(
      'retry-before-retry-after',
      requests.slice(1),
      () =>
        `The client sent ${requests.length} requests although Retry-After was ${retryAfter} s; expected 1.`,
    )
    const unreported = transcript.done
      .filter(({ outcome }) => outcome.kind !== 'rate_limited' || (outcome.retryAfterMs ?? 0) < 86_400_000)
      .flatMap((each) => {
        if (each.hung) return hanging(each, requests)
        const { kind, outcome, retryAfterMs = 'absent' } = each.outcome
        const message = `The operation was reported as ${kind ?? outcome} with retryAfterMs ${retryAfterMs}; expected rate_limited with the wait.`
        return [finding('wait-not-told', message, requests)]
      })
    return [...early, ...unreported]
  },
  mutants: ['overflows-its-timer', 'waits-as-long-as-it-is-told'],
})
