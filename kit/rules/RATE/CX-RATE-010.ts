import { reportsInsteadOfRetrying } from '../../queries/retries/no-retry.js'
import { shownBy } from '../../queries/retries/repetition.js'
import { retryAfterSeconds, isTooEarly, repetitionsAfter } from '../../queries/retries/retry-after.js'
import { defineRule, findingOf } from '../../model/rule.js'
import type { Transcript } from '../../model/transcript.js'

const limited = ({ arrivals }: Transcript) => repetitionsAfter(arrivals, 429, retryAfterSeconds)

export const CX_RATE_010 = defineRule({
  id: 'CX-RATE-010',
  title: 'should find Retry-After whatever the case of its letters',
  rationale:
    'HTTP/2 servers and many proxies send header names in lower case. A client that keeps headers in an ordinary map looks for Retry-After, does not find retry-after, and does not wait.',
  fix: 'Look up header names without regard to case.',
  level: 'SHOULD',
  sources: [
    { ref: 'RFC 9110 5.1: field names are case-insensitive', grade: 'standard' },
    { ref: 'box/box-python-sdk#1582, getsentry/sentry-javascript#2779', grade: 'practice' },
  ],
  dependsOn: ['CX-RATE-001'],
  steps: [
    {
      server: {
        act: 'fault',
        fault: { on: 'startRecording', status: 429, headers: { 'retry-after': '1' }, times: 1 },
      },
    },
    { run: 'startRecording' },
  ],
  guard: (transcript) =>
    limited(transcript).length > 0 ||
    reportsInsteadOfRetrying(transcript, 429) ||
    'No request was repeated after a 429 with retry-after.',
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
  mutants: ['looks-for-retry-after-in-capitals'],
  nearMisses: { 'gives-up-on-429': 'not-applicable' },
})
