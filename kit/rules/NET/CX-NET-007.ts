import { reportsInsteadOfRetrying } from '../../queries/retries/no-retry.js'
import { repeated } from '../../queries/retries/repetition.js'
import { defineRule, finding } from '../../model/rule.js'
import { readRequests, type Transcript } from '../../model/transcript.js'

const clients = 12

/**
 * A busy machine can spread synchronized requests, or bunch others, but hardly in every round.
 */
const rounds = 3

/** Half of the operations must retry at least twice, or the result is inconclusive. */
const minSeries = (rounds * clients) / 2

/** A wait that doubles grows by about 2. */
const minGrowth = 1.3

/**
 * The span of the closest half of the last waits, divided by their median. It is 0.3 if waits are drawn between half
 * and full. The first waits differ in any client, because its connections open one after another.
 */
const minSpread = 0.05

/** The waits between the attempts of each read that was sent at least three times. */
function waits(transcript: Transcript): number[][] {
  return repeated(readRequests(transcript))
    .filter(({ length }) => length > 2)
    .map((series) => series.slice(1).map(({ atMs }, index) => atMs - (series[index]?.atMs ?? 0)))
}

/** The lower quartile, because a busy machine makes waits longer, never shorter. */
function quarter(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 4)] ?? 0
}

/** The narrowest span that contains half of the values, which excludes delays of a busy machine. */
function spread(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const half = Math.floor(sorted.length / 2)
  const spans = sorted.slice(half).map((each, index) => each - (sorted[index] ?? 0))
  return Math.min(...spans) / (sorted[half] ?? 1)
}

/**
 * One deadline is too short to check the cap of the backoff. Not for the profile agent, where one poll covers all
 * calls.
 */
export const CX_NET_007 = defineRule({
  id: 'CX-NET-007',
  title: 'should wait longer from attempt to attempt, with random variation',
  rationale:
    'Clients that fail together also retry together, and overload a service that is just recovering. Waits that grow and vary spread the load.',
  fix: 'Double the maximum wait with each attempt up to a cap, and choose the actual wait at random.',
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
        deadlineMs: 8000,
        // Other rules check the deadline.
        mayHang: true as const,
      })),
    })),
  ],
  guard: (transcript) => {
    const { length } = waits(transcript)
    const requested = rounds * clients
    const without = length === 0 ? reportsInsteadOfRetrying(transcript, 503) : undefined
    if (without) return without
    return (
      length >= minSeries || `Only ${length} of ${requested} reads were repeated at least twice after a 503.`
    )
  },
  expect: (transcript) => {
    const series = waits(transcript)
    const first = series.map(([each = 0]) => each)
    const last = series.map((each) => each.at(-1) ?? 0)
    const growth = quarter(last) / quarter(first)
    const differ = spread(last)
    const findings = []
    if (growth < minGrowth) {
      const message = `The last waits were ${growth.toFixed(1)} times as long as the first; expected at least ${minGrowth}.`
      findings.push(finding('waits-do-not-grow', message, []))
    }
    if (differ < minSpread) {
      const message = `Half of the last waits of ${series.length} operations differ by ${Math.round(differ * 100)} %; expected random variation.`
      findings.push(finding('waits-in-step', message, []))
    }
    return findings
  },
  mutants: ['waits-the-same-each-time', 'waits-in-step'],
  nearMisses: { 'gives-up-on-503': 'not-applicable' },
})
