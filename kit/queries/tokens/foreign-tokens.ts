import type { ReceivedRequest } from '../../model/test-server.js'
import { apiRequests, bearerOf, type Transcript } from '../../model/transcript.js'

/** API requests with a token that the client received under an earlier configuration. */
export function foreignTokens(transcript: Transcript, earlier: ReadonlySet<string>): ReceivedRequest[] {
  const own = new Set(transcript.secrets)
  return apiRequests(transcript).filter((request) => {
    const token = bearerOf(request)
    return token !== undefined && !own.has(token) && earlier.has(token)
  })
}
