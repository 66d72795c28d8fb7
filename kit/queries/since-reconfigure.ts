import type { ReceivedRequest } from '../model/test-server.js'
import { callOf, headerValues, type Transcript } from '../model/transcript.js'

/**
 * Requests after the first operation, for rules that then apply a configuration with which nothing may be sent. Cleanup
 * of the first call is not counted, nor is a token request for it before the next operation.
 */
export function sinceReconfigure(transcript: Transcript): ReceivedRequest[] {
  const [first, second] = transcript.done
  if (!first) return []
  const isCleanup = (each: ReceivedRequest) =>
    callOf(transcript, each) === first.context ||
    (each.at === 'token' &&
      each.atMs < (second?.beganMs ?? 0) &&
      transcript.arrivals.some((one) => one.atMs <= first.endedMs && isSameClient(one, each)))
  return transcript.arrivals.filter(
    (each) => (each.atMs > first.endedMs || each.at === 'elsewhere') && !isCleanup(each),
  )
}

/** Whether two token requests went to the same server with the same credentials. */
function isSameClient(one: ReceivedRequest, other: ReceivedRequest): boolean {
  const same = (name: string) => headerValues(one, name).join() === headerValues(other, name).join()
  return one.at === other.at && one.body === other.body && same('authorization') && same('host')
}
