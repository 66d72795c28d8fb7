import { repeated } from '../../queries/retries/repetition.js'
import { defineRule, finding } from '../../model/rule.js'
import { readRequests, type Transcript } from '../../model/transcript.js'

const clients = 12

/**
 * A machine that is busy spreads out what comes in step, or brings together what does not: hardly in each round, and
 * never in the same way.
 */
const rounds = 3

/** Half of them have to go on, and each for two waits at least, or nothing can be said. */
const minSeries = (rounds * clients) / 2

/** A wait that doubles grows by 2, chance aside. */
const minGrowth = 1.3

/**
 * Of the closest half of the last waits, against their median: drawn from half to full it is 0.3. The first ones
 * differ in any client, since its connections are opened one after the other.
 */
const minSpread = 0.05

/** Each read that came at least three times: the waits between. */
function waits(transcript: Transcript): number[][] {
  return repeated(readRequests(transcript))
    .filter(({ length }) => length > 2)
    .map((series) => series.slice(1).map(({ atMs }, index) => atMs - (series[index]?.atMs ?? 0)))
}

/** What a quarter of the values is below: a busy machine makes waits longer, and never shorter. */
function quarter(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 4)] ?? 0
}

/** The narrowest span that has half of the values in it, so that what a busy machine delays does not count. */
function spread(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const half = Math.floor(sorted.length / 2)
  const spans = sorted.slice(half).map((each, index) => each - (sorted[index] ?? 0))
  return Math.min(...spans) / (sorted[half] ?? 1)
}

/**
 * Backoff. That it is capped cannot be seen within one deadline. Not in the profile agent, where one poll tells of
 * all calls.
 */
export const CX_NET_007 = defineRule({
  id: 'CX-NET-007',
  title: 'waits longer from attempt to attempt, and not in step with others',
  rationale:
    'Clients that failed together come back together: a service that just recovers is knocked down again. Waits that grow and differ spread them out.',
  fix: 'Double the wait with each attempt up to a cap, and draw the actual wait at random from it.',
  level: 'SHOULD',
  sources: [
    { ref: 'AWS Builders Library: timeouts, retries and backoff with jitter', grade: 'practice' },
    { ref: 'gRPC connection backoff protocol', grade: 'practice' },
  ],
  profiles: ['recordingcontrols', 'record-on-demand'],
  needs: ['parallel'],
  setup: { calls: rounds * clients },
  steps: [
    { server: { act: 'fault', fault: { on: 'getRecording', status: 503 } } },
    ...Array.from({ length: rounds }, (_, round) => ({
      together: Array.from({ length: clients }, (__, index) => ({
        run: 'getRecording' as const,
        call: round * clients + index,
        // Whether an operation keeps its deadline on a busy machine is for other rules.
        mayHang: true as const,
      })),
    })),
  ],
  guard: (transcript) => {
    const { length } = waits(transcript)
    const asked = rounds * clients
    return length >= minSeries || `Only ${length} of ${asked} reads were repeated twice after a 503.`
  },
  expect: (transcript) => {
    const series = waits(transcript)
    const first = series.map(([each = 0]) => each)
    const last = series.map((each) => each.at(-1) ?? 0)
    const growth = quarter(last) / quarter(first)
    const differ = spread(last)
    const findings = []
    if (growth < minGrowth) {
      const message = `The last waits were ${growth.toFixed(1)} times the first; expected them to grow.`
      findings.push(finding('waits-do-not-grow', message, []))
    }
    if (differ < minSpread) {
      const message = `Half of the last waits of ${series.length} operations differ by ${Math.round(differ * 100)} %; expected them to be spread.`
      findings.push(finding('waits-in-step', message, []))
    }
    return findings
  },
  mutants: ['waits-the-same-each-time', 'waits-in-step'],
  nearMisses: { 'gives-up-on-503': 'untested' },
})
