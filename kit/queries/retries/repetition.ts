import type { ReceivedRequest } from '../../model/test-server.js'
import { commands, headerValues, readRequests, type Transcript } from '../../model/transcript.js'

/** A request and its next repetition. */
export interface Repetition {
  readonly first: ReceivedRequest
  readonly again: ReceivedRequest
  readonly gapMs: number
}

/**
 * Repeated requests in the order of arrival. Two requests are the same if method, target and body agree; the token may
 * differ. Token requests of different clients are different.
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
 * Commands that were repeated after an inconclusive response, without reading the state in between.
 */
export function blindRepetitions(transcript: Transcript): Repetition[] {
  const reads = readRequests(transcript)
  return repetitions(commands(transcript)).filter(
    ({ first, again }) =>
      first.fault !== undefined && !reads.some(({ id }) => id > first.id && id < again.id),
  )
}

/** Groups of equal requests, for requests that were sent more than once. */
export function repeated(arrivals: readonly ReceivedRequest[]): ReceivedRequest[][] {
  const groups = new Map<string, ReceivedRequest[]>()
  for (const arrival of arrivals) {
    const key = keyOf(arrival)
    groups.set(key, [...(groups.get(key) ?? []), arrival])
  }
  return [...groups.values()].filter(({ length }) => length > 1)
}

/** Both requests of each repetition. */
export function shownBy(repetitions: readonly Repetition[]): ReceivedRequest[] {
  return repetitions.flatMap(({ first, again }) => [first, again])
}

function keyOf(arrival: ReceivedRequest): string {
  const { at, method, target, body } = arrival
  const client = at === 'token' ? headerValues(arrival, 'authorization') : []
  return JSON.stringify([at, method, target, body, ...client])
}
