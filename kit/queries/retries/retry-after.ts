import { repetitions, type Repetition } from './repetition.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { replyHeader } from '../../model/transcript.js'

/** How much too early a timer may end, and a request be counted. */
const earlyToleranceMs = 50

/** The wait that a reply asks for in seconds; undefined when it has no such Retry-After (RFC 9110 10.2.3). */
export function askedInSeconds(arrival: ReceivedRequest): number | undefined {
  const value = replyHeader(arrival, 'retry-after') ?? ''
  return /^\d+$/.test(value) ? Number(value) * 1000 : undefined
}

/**
 * The wait that a reply asks for by a date, from when the request came; undefined when it has no such
 * Retry-After. Both are taken from the server's clock, so that the client's does not matter.
 */
export function askedByDate(arrival: ReceivedRequest): number | undefined {
  const value = replyHeader(arrival, 'retry-after') ?? ''
  const date = value.endsWith('GMT') ? Date.parse(value) : Number.NaN
  const { serverMs } = arrival
  return Number.isNaN(date) || serverMs === undefined ? undefined : date - serverMs
}

/** A repetition of a request whose answer asked to wait. */
export interface AskedToWait extends Repetition {
  readonly askedMs: number
}

/** Requests that came again after an answer of this status that asked to wait. */
export function repetitionsAfter(
  arrivals: readonly ReceivedRequest[],
  status: number,
  asked: (arrival: ReceivedRequest) => number | undefined,
): AskedToWait[] {
  return repetitions(arrivals).flatMap((each) => {
    const askedMs = each.first.status === status ? asked(each.first) : undefined
    return askedMs === undefined ? [] : [{ ...each, askedMs }]
  })
}

export function isTooEarly({ gapMs, askedMs }: AskedToWait): boolean {
  return gapMs < askedMs - earlyToleranceMs
}
