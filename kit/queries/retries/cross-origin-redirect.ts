import type { ReceivedRequest } from '../../model/test-server.js'
import { headerValues, replyHeader } from '../../model/transcript.js'

/** Whether the Location of the response points to another origin. */
export function isCrossOrigin(request: ReceivedRequest): boolean {
  const location = replyHeader(request, 'location') ?? ''
  const [host] = headerValues(request, 'host')
  return URL.canParse(location) && new URL(location).host !== host
}
