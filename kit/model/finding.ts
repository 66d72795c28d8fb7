import type { ReceivedRequest } from './test-server.js'
import type { Finding } from './rule.js'

/** A finding, with the requests that show it. */
export function finding(code: string, message: string, shown: readonly ReceivedRequest[]): Finding {
  return { code, message, requests: shown.map(({ id }) => id) }
}

/** One finding for all the requests that show it; none when there are none. `message` tells of the first. */
export function findingOf(
  code: string,
  shown: readonly ReceivedRequest[],
  message: (first: ReceivedRequest) => string,
): Finding[] {
  const [first] = shown
  return first ? [finding(code, message(first), shown)] : []
}
