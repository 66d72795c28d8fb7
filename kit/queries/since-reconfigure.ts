import type { ReceivedRequest } from '../model/test-server.js'
import { callOf, headerValues, type Transcript } from '../model/transcript.js'

/**
 * Requests since the first operation ended, where a rule lets the client work once and then configures it in a
 * way in which nothing may be sent. What is still about the first call is its farewell, and not counted; nor is the
 * token that it asks for to say it, before the client is asked for anything else.
 */
export function sinceReconfigure(transcript: Transcript): ReceivedRequest[] {
  const [first, second] = transcript.done
  if (!first) return []
  const isFarewell = (each: ReceivedRequest) =>
    callOf(transcript, each) === first.context ||
    (each.at === 'token' &&
      each.atMs < (second?.beganMs ?? 0) &&
      transcript.arrivals.some((one) => one.atMs <= first.endedMs && isSameAsked(one, each)))
  return transcript.arrivals.filter(
    (each) => (each.atMs > first.endedMs || each.at === 'elsewhere') && !isFarewell(each),
  )
}

/** Whether two token requests went to the same server with the same credentials. */
function isSameAsked(one: ReceivedRequest, other: ReceivedRequest): boolean {
  const same = (name: string) => headerValues(one, name).join() === headerValues(other, name).join()
  return one.at === other.at && one.body === other.body && same('authorization') && same('host')
}
