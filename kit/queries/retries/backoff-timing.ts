import { repetitions, type Repetition } from './repetition.js'
import type { Transcript } from '../../model/transcript.js'

/** Upper bound of a timer of zero or NaN milliseconds. */
const noWaitMs = 12.5

/** Upper bound: a real backoff is longer than this, even on a slow machine. */
const maxMs = 100

/**
 * Whether two consecutive waits, or the only one, were zero. Two are added, so that a random backoff that starts at
 * zero rarely counts as none. Any two count, so that one moment in which the machine was busy hides nothing. The usual
 * gap between different requests shows how slow the machine is.
 */
export function isImmediate(waits: readonly Repetition[], transcript: Transcript): boolean {
  const count = Math.min(2, waits.length)
  const sums = waits
    .slice(0, waits.length - count + 1)
    .map((_, index) => waits.slice(index, index + count).reduce((sum, { gapMs }) => sum + gapMs, 0))
  return count > 0 && Math.min(...sums) < count * Math.min(maxMs, noWaitMs + turnMs(transcript))
}

/** The median gap between different requests. */
function turnMs({ arrivals }: Transcript): number {
  const repeats = new Set(repetitions(arrivals).map((each) => each.repeat))
  const turns = arrivals
    .slice(1)
    .flatMap((each, index) => (repeats.has(each) ? [] : [each.atMs - (arrivals[index]?.atMs ?? 0)]))
  return turns.toSorted((one, other) => one - other)[Math.floor(turns.length / 2)] ?? 0
}
