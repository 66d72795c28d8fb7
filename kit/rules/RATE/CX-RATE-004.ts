import { hanging } from '../../queries/retries/retry-bounds.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import { apiRequests, type Transcript } from '../../model/transcript.js'

/** Some 3000 years: as milliseconds far beyond the 32 bits of a timer. */
const retryAfter = '99999999999'

const limited = (transcript: Transcript) => apiRequests(transcript).filter(({ status }) => status === 429)

export const CX_RATE_004 = defineRule({
  id: 'CX-RATE-004',
  title: 'gives up, and tells the wait, when a Retry-After is beyond its deadline',
  rationale:
    'Timers hold 32 bits in many languages: a wait beyond some 25 days overflows, and ends at once. A client that does wait hangs its caller instead.',
  fix: 'Compare the wait with what is left of the deadline first. If it is longer, fail with it: rate_limited and retryAfterMs.',
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
  guard: (transcript) => limited(transcript).length > 0 || 'No request was answered with 429.',
  expect: (transcript) => {
    const requests = limited(transcript)
    const early = findingOf(
      'retry-before-retry-after',
      requests.slice(1),
      () => `Retry-After was ${retryAfter} s, and ${requests.length} requests came; expected 1.`,
    )
    const untold = transcript.done
      .filter(({ outcome }) => outcome.kind !== 'rate_limited' || (outcome.retryAfterMs ?? 0) < 86_400_000)
      .flatMap((each) => {
        if (each.hung) return hanging(each, requests)
        const { kind, outcome, retryAfterMs = 'absent' } = each.outcome
        const message = `It ended as ${kind ?? outcome}, retryAfterMs ${retryAfterMs}; expected rate_limited with the wait.`
        return [finding('wait-not-told', message, requests)]
      })
    return [...early, ...untold]
  },
  mutants: ['overflows-its-timer', 'waits-as-long-as-it-is-told'],
})
