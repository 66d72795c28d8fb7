import type { ReceivedRequest } from '../../model/test-server.js'
import type { Transcript } from '../../model/transcript.js'

/**
 * Whether the client repeated a token request by itself. Some clients request a token when they are configured, and
 * again in the first operation: that is one request for each call of its caller.
 */
export function isRepeated(
  { done, configured = [] }: Transcript,
  requests: readonly ReceivedRequest[],
): boolean {
  const during = [...configured, ...done].map(
    ({ beganMs, endedMs }) => requests.filter(({ atMs }) => beganMs <= atMs && atMs <= endedMs).length,
  )
  const asked = during.filter((count) => count > 0).length
  return during.some((count) => count > 1) || requests.length > Math.max(1, asked)
}
