import type { ReceivedRequest } from '../../model/test-server.js'
import { headerValues, replyHeader } from '../../model/transcript.js'

/** Whether the Location of the response points to another origin. */
export function isCrossOrigin(arrival: ReceivedRequest): boolean {
  const location = replyHeader(arrival, 'location') ?? ''
  const [host] = headerValues(arrival, 'host')
  return URL.canParse(location) && new URL(location).host !== host
}
