import type { ReceivedRequest } from '../../model/test-server.js'
import { commands, headerValues, readRequests, type Transcript } from '../../model/transcript.js'

/** A request and its next repetition. */
export interface Repetition {
  readonly first: ReceivedRequest
  readonly repeat: ReceivedRequest
  readonly gapMs: number
}

/**
 * Repeated requests in the order of arrival. Two requests are the same if method, target and body agree; the token may
 * differ. Token requests of different clients are different.
 */
export function repetitions(arrivals: readonly ReceivedRequest[]): Repetition[] {
  const newest = new Map<string, ReceivedRequest>()
  return arrivals.flatMap((repeat) => {
    const key = keyOf(repeat)
    const first = newest.get(key)
    newest.set(key, repeat)
    return first ? [{ first, repeat, gapMs: repeat.atMs - first.atMs }] : []
  })
}

/**
 * Commands that were repeated after an inconclusive response, without reading the state in between.
 */
export function blindRepetitions(transcript: Transcript): Repetition[] {
  const reads = readRequests(transcript)
  return repetitions(commands(transcript)).filter(
    ({ first, repeat }) =>
      first.fault !== undefined && !reads.some(({ id }) => id > first.id && id < repeat.id),
  )
}

/** Groups of equal requests, for requests that were sent more than once. */
export function repeated(arrivals: readonly ReceivedRequest[]): ReceivedRequest[][] {
  const groups = new Map<string, ReceivedRequest[]>()
  for (const request of arrivals) {
    const key = keyOf(request)
    groups.set(key, [...(groups.get(key) ?? []), request])
  }
  return [...groups.values()].filter(({ length }) => length > 1)
}

/** Both requests of each repetition. */
export function shownBy(repetitions: readonly Repetition[]): ReceivedRequest[] {
  return repetitions.flatMap(({ first, repeat }) => [first, repeat])
}

/** Equal for requests with the same method, target and body, and for token requests also the same credentials. */
export function keyOf(request: ReceivedRequest): string {
  const { at, method, target, body } = request
  const client = at === 'token' ? headerValues(request, 'authorization') : []
  return JSON.stringify([at, method, target, body, ...client])
}
