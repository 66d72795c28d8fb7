import { reportsInsteadOfRetrying } from '../../queries/retries/no-retry.js'
import { shownBy } from '../../queries/retries/repetition.js'
import { retryAfterSeconds, isTooEarly, repetitionsAfter } from '../../queries/retries/retry-after.js'
import { defineRule, findingOf } from '../../model/rule.js'
import type { Transcript } from '../../model/transcript.js'

const unavailable = ({ arrivals }: Transcript) => repetitionsAfter(arrivals, 503, retryAfterSeconds)

export const CX_RATE_006 = defineRule({
  id: 'CX-RATE-006',
  title: 'should wait as long as the Retry-After of a 503 states',
  rationale: 'A service that restarts states how long it takes. Earlier requests delay the restart.',
  fix: 'Handle the Retry-After of a 503 in the same way as that of a 429.',
  level: 'SHOULD',
  sources: [{ ref: 'RFC 9110 15.6.4', grade: 'standard' }],
  steps: [
    {
      server: {
        act: 'fault',
        fault: { on: 'getRecording', status: 503, headers: { 'Retry-After': '1' }, times: 1 },
      },
    },
    { run: 'getRecording' },
  ],
  guard: (transcript) =>
    unavailable(transcript).length > 0 ||
    reportsInsteadOfRetrying(transcript, 503) ||
    'No request was repeated after a 503 with Retry-After.',
  expect: (transcript) => {
    const early = unavailable(transcript).filter(isTooEarly)
    const [first] = early
    return findingOf(
      'retry-before-retry-after',
      shownBy(early),
      ({ id }) =>
        `Request ${id} was repeated after ${Math.round(first?.gapMs ?? 0)} ms; expected at least ${first?.waitMs} ms.`,
    )
  },
  mutants: ['retries-at-once', 'backs-off-from-a-503-by-itself'],
})
