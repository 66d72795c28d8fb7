import { finding } from '../../kit/finding.js'
import { repeated } from '../../kit/repetition.js'
import type { Arrival } from '../../kit/room.js'
import type { Rule } from '../../kit/rule.js'
import { callOf, readRequests, type Transcript } from '../../kit/transcript.js'

const clients = 20

/** A machine that is busy spreads out what comes in step, now and then: what is in step shows in one of them. */
const rounds = 3

/** Half of them have to go on, and each for two waits at least, or nothing can be said. */
const leastSeries = clients / 2

/** A wait that doubles grows by 2, chance aside. */
const leastGrowth = 1.3

/**
 * Of the middle half of the second waits, against their median: drawn from half to full it is 0.3. The first
 * ones differ in any client, since its connections are opened one after the other.
 */
const leastSpread = 0.05

/** Each read that came at least three times, by rounds: the waits between. */
function waits(transcript: Transcript): number[][][] {
  const all = repeated(readRequests(transcript)).filter(({ length }) => length > 2)
  const roundOf = ([first]: readonly Arrival[]) => {
    const call = first && callOf(transcript, first)
    return Math.floor(transcript.calls.findIndex((each) => each === call) / clients)
  }
  return Array.from({ length: rounds }, (_, round) =>
    all
      .filter((series) => roundOf(series) === round)
      .map((series) => series.slice(1).map(({ atMs }, index) => atMs - (series[index]?.atMs ?? 0))),
  ).filter(({ length }) => length >= leastSeries)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function spread(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0
  return (at(0.75) - at(0.25)) / at(0.5)
}

/**
 * Backoff. That it is capped cannot be seen within one deadline. Not in the profile agent, where one poll tells of
 * all calls.
 */
export const CX_NET_007: Rule = {
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
  since: '1.0',
  status: 'stable',
  profiles: ['recordingcontrols', 'record-on-demand'],
  needs: ['parallel'],
  setup: { calls: rounds * clients },
  steps: [
    { server: { act: 'fault', fault: { on: 'getRecording', status: 503 } } },
    ...Array.from({ length: rounds }, (_, round) => ({
      together: Array.from({ length: clients }, (__, index) => ({
        run: 'getRecording' as const,
        call: round * clients + index,
      })),
    })),
  ],
  guard: (transcript) =>
    waits(transcript).length > 0 ||
    `Fewer than ${leastSeries} of ${clients} reads were repeated twice after a 503.`,
  expect: (transcript) => {
    const series = waits(transcript)
    const first = series.flat().map(([each = 0]) => each)
    const last = series.flat().map((each) => each.at(-1) ?? 0)
    const growth = mean(last) / mean(first)
    const differ = Math.min(...series.map((round) => spread(round.map(([, each = 0]) => each))))
    const findings = []
    if (growth < leastGrowth) {
      const message = `The last waits were ${growth.toFixed(1)} times the first; expected them to grow.`
      findings.push(finding('waits-do-not-grow', message, []))
    }
    if (differ < leastSpread) {
      const message = `The second waits of ${clients} operations differ by ${Math.round(differ * 100)} %; expected them to be spread.`
      findings.push(finding('waits-in-step', message, []))
    }
    return findings
  },
  mutants: ['waits-the-same-each-time', 'waits-in-step'],
  nearMisses: { 'gives-up-on-503': 'untested' },
}
