import { isCrossOrigin } from './cross-origin-redirect.js'
import type { ReceivedRequest } from '../../model/test-server.js'

/**
 * The redirects of RFC 9110 15.4 that name one place to go to. A 303, and by habit a 301 and a 302, is followed as a
 * GET; a 307 and a 308 with the same method. The permanent ones come last: a client may remember them.
 */
export const redirectStatuses = [302, 303, 307, 308, 301] as const

/** Requests whose reply led to another origin. */
export function redirectedCrossOrigin(arrivals: readonly ReceivedRequest[]): ReceivedRequest[] {
  return arrivals.filter(({ status }) => status >= 300 && status < 400).filter(isCrossOrigin)
}

/** The statuses that none of these replies has. */
export function unfollowedRedirects(replies: readonly ReceivedRequest[]): number[] {
  return redirectStatuses.filter((wanted) => !replies.some(({ status }) => status === wanted))
}
