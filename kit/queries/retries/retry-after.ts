import { repetitions, type Repetition } from './repetition.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { replyHeader } from '../../model/transcript.js'

/** Tolerance for timers that fire early. */
const earlyToleranceMs = 50

/** The wait in milliseconds from a Retry-After in seconds (RFC 9110 10.2.3), if any. */
export function retryAfterSeconds(request: ReceivedRequest): number | undefined {
  const value = replyHeader(request, 'retry-after') ?? ''
  return /^\d+$/.test(value) ? Number(value) * 1000 : undefined
}

/**
 * The wait in milliseconds from a Retry-After with a date, relative to the arrival of the request, if any. Both times
 * are from the server clock, so that the client clock does not matter.
 */
export function retryAfterDate(request: ReceivedRequest): number | undefined {
  const value = replyHeader(request, 'retry-after') ?? ''
  const date = value.endsWith('GMT') ? Date.parse(value) : Number.NaN
  const { serverMs } = request
  return Number.isNaN(date) || serverMs === undefined ? undefined : date - serverMs
}

/** A repetition after a response with Retry-After. */
export interface DelayedRepetition extends Repetition {
  readonly waitMs: number
}

/** Repetitions after a response with this status and Retry-After. */
export function repetitionsAfter(
  arrivals: readonly ReceivedRequest[],
  status: number,
  waitOf: (request: ReceivedRequest) => number | undefined,
): DelayedRepetition[] {
  return repetitions(arrivals).flatMap((each) => {
    const waitMs = each.first.status === status ? waitOf(each.first) : undefined
    return waitMs === undefined ? [] : [{ ...each, waitMs }]
  })
}

export function isTooEarly({ gapMs, waitMs }: DelayedRepetition): boolean {
  return gapMs < waitMs - earlyToleranceMs
}
