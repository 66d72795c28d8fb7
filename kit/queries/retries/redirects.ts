import { isCrossOrigin } from './cross-origin-redirect.js'
import type { ReceivedRequest } from '../../model/test-server.js'

/**
 * The redirects of RFC 9110 15.4 with one target. Clients follow a 303, and usually a 301 and a 302, with GET, and a 307
 * and a 308 with the same method. The permanent ones come last, because a client may cache them.
 */
export const redirectStatuses = [302, 303, 307, 308, 301] as const

/** Requests that were redirected to another origin. */
export function redirectedCrossOrigin(arrivals: readonly ReceivedRequest[]): ReceivedRequest[] {
  return arrivals.filter(({ status }) => status >= 300 && status < 400).filter(isCrossOrigin)
}

/** The redirect statuses that none of these responses has. */
export function unfollowedRedirects(requests: readonly ReceivedRequest[]): number[] {
  return redirectStatuses.filter((wanted) => !requests.some(({ status }) => status === wanted))
}
