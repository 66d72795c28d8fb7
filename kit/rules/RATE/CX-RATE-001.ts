import { reportsInsteadOfRetrying } from '../../queries/retries/no-retry.js'
import { shownBy } from '../../queries/retries/repetition.js'
import { retryAfterSeconds, isTooEarly, repetitionsAfter } from '../../queries/retries/retry-after.js'
import { defineRule, findingOf } from '../../model/rule.js'
import type { Transcript } from '../../model/transcript.js'

const limited = ({ arrivals }: Transcript) => repetitionsAfter(arrivals, 429, retryAfterSeconds)

export const CX_RATE_001 = defineRule({
  id: 'CX-RATE-001',
  title: 'should wait as many seconds as the Retry-After of a 429 states',
  rationale:
    'A request that comes too early is rejected again and counts against the limit, so a client that does not wait stays locked out. RFC 9110 says how long a client “ought to wait”, so the level is SHOULD.',
  fix: 'Read Retry-After, and send nothing to that resource until so many seconds after the response.',
  level: 'SHOULD',
  sources: [
    { ref: 'RFC 6585 4', grade: 'standard' },
    { ref: 'RFC 9110 10.2.3', grade: 'standard' },
  ],
  always: true,
  steps: [
    {
      server: {
        act: 'fault',
        fault: { on: 'startRecording', status: 429, headers: { 'Retry-After': '1' }, times: 2 },
      },
    },
    { run: 'startRecording' },
  ],
  guard: (transcript) =>
    limited(transcript).length > 0 ||
    reportsInsteadOfRetrying(transcript, 429) ||
    'No request was repeated after a 429 with Retry-After in seconds.',
  expect: (transcript) => {
    const early = limited(transcript).filter(isTooEarly)
    const [first] = early
    return findingOf(
      'retry-before-retry-after',
      shownBy(early),
      ({ id }) =>
        `Request ${id} was repeated after ${Math.round(first?.gapMs ?? 0)} ms; expected at least ${first?.waitMs} ms.`,
    )
  },
  mutants: ['retries-at-once', 'reads-retry-after-as-milliseconds'],
  nearMisses: { 'gives-up-on-429': 'not-applicable' },
})
