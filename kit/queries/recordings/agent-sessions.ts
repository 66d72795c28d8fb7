import type { ReceivedRequest } from '../../model/test-server.js'
import { apiRequests, replyHeader, type Transcript } from '../../model/transcript.js'

const opens: ReadonlySet<string> = new Set(['startAgentSession', 'joinAgentSession'])

/** Requests that start or join an agent session. */
export function sessionRequests(transcript: Transcript): ReceivedRequest[] {
  return apiRequests(transcript).filter(({ operation = '' }) => opens.has(operation))
}

/** Session requests that succeeded. */
export function sessionsOpened(transcript: Transcript): ReceivedRequest[] {
  return sessionRequests(transcript).filter(({ status }) => status >= 200 && status < 300)
}

/** Why the ACD rejected a request. Its error bodies are empty, so a header contains the reason. */
export function rejectionReason(request: ReceivedRequest): string | undefined {
  return replyHeader(request, 'icstatusdescription')
}
