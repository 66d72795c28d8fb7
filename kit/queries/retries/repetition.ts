import type { ReceivedRequest } from '../../model/test-server.js'
import { commands, headerValues, readRequests, type Transcript } from '../../model/transcript.js'

/** The same request twice, with nothing like it in between. */
export interface Repetition {
  readonly first: ReceivedRequest
  readonly again: ReceivedRequest
  readonly gapMs: number
}

/**
 * Requests that came again, in the order of arrival. Two are the same when they go to the same place with the
 * same body: the token may be another. Token requests of different clients are different.
 */
export function repetitions(arrivals: readonly ReceivedRequest[]): Repetition[] {
  const newest = new Map<string, ReceivedRequest>()
  return arrivals.flatMap((again) => {
    const key = keyOf(again)
    const first = newest.get(key)
    newest.set(key, again)
    return first ? [{ first, again, gapMs: again.atMs - first.atMs }] : []
  })
}

/**
 * Commands that came again after an answer by which nobody can know whether they were done, and without a look
 * at the state in between.
 */
export function blindRepetitions(transcript: Transcript): Repetition[] {
  const looks = readRequests(transcript)
  return repetitions(commands(transcript)).filter(
    ({ first, again }) =>
      first.fault !== undefined && !looks.some(({ id }) => id > first.id && id < again.id),
  )
}

/** How often each request came, for those that came more than once: the arrivals of each. */
export function repeated(arrivals: readonly ReceivedRequest[]): ReceivedRequest[][] {
  const groups = new Map<string, ReceivedRequest[]>()
  for (const arrival of arrivals) {
    const key = keyOf(arrival)
    groups.set(key, [...(groups.get(key) ?? []), arrival])
  }
  return [...groups.values()].filter(({ length }) => length > 1)
}

/** What a repetition shows. */
export function shownBy(repetitions: readonly Repetition[]): ReceivedRequest[] {
  return repetitions.flatMap(({ first, again }) => [first, again])
}

function keyOf(arrival: ReceivedRequest): string {
  const { at, method, target, body } = arrival
  const client = at === 'token' ? headerValues(arrival, 'authorization') : []
  return JSON.stringify([at, method, target, body, ...client])
}
