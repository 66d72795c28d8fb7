import { reportsInsteadOfRetrying } from '../../queries/retries/no-retry.js'
import { shownBy } from '../../queries/retries/repetition.js'
import { retryAfterDate, isTooEarly, repetitionsAfter } from '../../queries/retries/retry-after.js'
import { defineRule, findingOf } from '../../model/rule.js'
import type { Transcript } from '../../model/transcript.js'

const limited = ({ arrivals }: Transcript) => repetitionsAfter(arrivals, 429, retryAfterDate)

export const CX_RATE_002 = defineRule({
  id: 'CX-RATE-002',
  title: 'should wait until the date that the Retry-After of a 429 states',
  rationale:
    'Retry-After has two formats. A date read as a number is NaN, and a timer of NaN milliseconds fires immediately.',
  fix: 'Subtract the Date header of the same response from the date, round up to whole seconds, and wait that long.',
  level: 'SHOULD',
  sources: [
    { ref: 'RFC 9110 10.2.3', grade: 'standard' },
    { ref: 'eliza#22162, codex-router#573', grade: 'practice' },
  ],
  always: true,
  setup: { calls: 2 },
  steps: [
    {
      server: {
        act: 'fault',
        fault: { on: 'startRecording', quota: { limit: 1, windowMillis: 5000, retryAfter: 'date' } },
      },
    },
    // Long enough for a client that starts a process for each operation.
    { run: 'startRecording', call: 0, deadlineMs: 12_000 },
    { run: 'startRecording', call: 1, deadlineMs: 12_000 },
  ],
  guard: (transcript) =>
    limited(transcript).length > 0 ||
    reportsInsteadOfRetrying(transcript, 429) ||
    'No request was repeated after a 429 with a date in Retry-After.',
  expect: (transcript) => {
    const early = limited(transcript).filter(isTooEarly)
    const [first] = early
    return findingOf(
      'retry-before-retry-after',
      shownBy(early),
      ({ id }) =>
        `Request ${id} was repeated after ${Math.round(first?.gapMs ?? 0)} ms; expected at least ${Math.round(first?.waitMs ?? 0)} ms, according to the date in Retry-After.`,
    )
  },
  mutants: ['reads-a-date-as-a-number', 'retries-at-once'],
  nearMisses: { 'gives-up-on-429': 'not-applicable' },
})
