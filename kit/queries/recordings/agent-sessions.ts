import type { ReceivedRequest } from '../../model/test-server.js'
import { apiRequests, replyHeader, type Transcript } from '../../model/transcript.js'

const opens: ReadonlySet<string> = new Set(['startAgentSession', 'joinAgentSession'])

/** Requests that start or join a session of the agent. */
export function sessionRequests(transcript: Transcript): ReceivedRequest[] {
  return apiRequests(transcript).filter(({ operation = '' }) => opens.has(operation))
}

/** Those of them by which the client got a session. */
export function sessionsOpened(transcript: Transcript): ReceivedRequest[] {
  return sessionRequests(transcript).filter(({ status }) => status >= 200 && status < 300)
}

/** Why the ACD refused a request: its bodies are empty, and a header says it. */
export function rejectionReason(arrival: ReceivedRequest): string | undefined {
  return replyHeader(arrival, 'icstatusdescription')
}
