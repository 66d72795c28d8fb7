import { repetitions, type Repetition } from './repetition.js'
import type { Transcript } from '../../model/transcript.js'

/** Upper bound of a timer of zero or NaN milliseconds. */
const noWaitMs = 12.5

/** Upper bound: a real backoff is longer than this, even on a slow machine. */
const maxMs = 100

/**
 * Whether the first two waits, or the only one, were zero. Two are added, so that a random backoff that starts at zero
 * rarely counts as none. The usual gap between different requests shows how slow the machine is.
 */
export function isImmediate(waits: readonly Repetition[], transcript: Transcript): boolean {
  const first = waits.slice(0, 2)
  const sumMs = first.reduce((sum, { gapMs }) => sum + gapMs, 0)
  return sumMs < first.length * Math.min(maxMs, noWaitMs + turnMs(transcript))
}

/** The median gap between different requests. */
function turnMs({ arrivals }: Transcript): number {
  const repeats = new Set(repetitions(arrivals).map((each) => each.repeat))
  const turns = arrivals
    .slice(1)
    .flatMap((each, index) => (repeats.has(each) ? [] : [each.atMs - (arrivals[index]?.atMs ?? 0)]))
  return turns.toSorted((one, other) => one - other)[Math.floor(turns.length / 2)] ?? 0
}
