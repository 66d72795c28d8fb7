import { shownBy } from '../../queries/retries/repetition.js'
import { askedInSeconds, isTooEarly, repetitionsAfter } from '../../queries/retries/retry-after.js'
import { defineRule, findingOf } from '../../model/rule.js'
import type { Transcript } from '../../model/transcript.js'

const limited = ({ arrivals }: Transcript) => repetitionsAfter(arrivals, 429, askedInSeconds)

export const CX_RATE_001 = defineRule({
  id: 'CX-RATE-001',
  title: 'waits for as many seconds as the Retry-After of a 429 says',
  rationale:
    'A request that comes too early is refused again, and counts against the limit: a client that does not wait keeps itself locked out.',
  fix: 'Read Retry-After, and send nothing to that resource before so many seconds have passed since the answer.',
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
        fault: { on: 'startRecording', status: 429, headers: { 'Retry-After': '1' }, times: 1 },
      },
    },
    { run: 'startRecording' },
  ],
  guard: (transcript) =>
    limited(transcript).length > 0 || 'No request was repeated after a 429 with seconds in its Retry-After.',
  expect: (transcript) => {
    const early = limited(transcript).filter(isTooEarly)
    const [first] = early
    return findingOf(
      'retry-before-retry-after',
      shownBy(early),
      ({ id }) =>
        `Request ${id} was to be repeated after ${first?.askedMs} ms, and was after ${Math.round(first?.gapMs ?? 0)} ms.`,
    )
  },
  mutants: ['retries-at-once'],
  nearMisses: { 'gives-up-on-429': 'untested' },
})
