import { repetitions, type Repetition } from './repetition.js'
import type { Transcript } from '../../model/transcript.js'

/** Of a timer of no or NaN milliseconds: it ends within a few. */
const noWaitMs = 12.5

/** No slow machine can make a backoff that deserves the name look like none. */
const maxMs = 100

/**
 * Whether the first two waits, or the only one, were none: together, so that one that is drawn from zero up is
 * hardly taken for none. On a machine that is busy everything takes longer: how much is seen from how soon a
 * request follows another one that it does not repeat, which nobody delays.
 */
export function isImmediate(waits: readonly Repetition[], transcript: Transcript): boolean {
  const first = waits.slice(0, 2)
  const sumMs = first.reduce((sum, { gapMs }) => sum + gapMs, 0)
  return sumMs < first.length * Math.min(maxMs, noWaitMs + turnMs(transcript))
}

/** How long one request takes to follow another: the median. */
function turnMs({ arrivals }: Transcript): number {
  const again = new Set(repetitions(arrivals).map((each) => each.again))
  const turns = arrivals
    .slice(1)
    .flatMap((each, index) => (again.has(each) ? [] : [each.atMs - (arrivals[index]?.atMs ?? 0)]))
  return turns.toSorted((one, other) => one - other)[Math.floor(turns.length / 2)] ?? 0
}
