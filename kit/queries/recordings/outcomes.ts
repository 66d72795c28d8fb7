import type { Outcome } from '../../model/client.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { accepted, apiRequests, callOf, type DoneOperation, type Transcript } from '../../model/transcript.js'
import { isFor, type Purpose, type OperationName } from '../../../contracts/api/profiles.js'

/** The outcomes of one operation on one call, in the order in which they ended. */
export function doneOn({ done, calls }: Transcript, operation: OperationName, call = 0): DoneOperation[] {
  const wanted = calls[call]?.conversationId
  return done.filter((each) => each.operation === operation && each.context.conversationId === wanted)
}

/** The outcome of an operation in the words of a finding. */
export function describeOutcome({ outcome, kind, state }: Outcome): string {
  const how = kind === undefined ? outcome : `${outcome} (${kind})`
  return state === undefined ? how : `${how}, state ${state}`
}

/**
 * API requests about one call, optionally for one purpose: requests that contain one of its ids, and reads that name no
 * call, because they cover all calls.
 */
export function requestsAbout(transcript: Transcript, call = 0, purpose?: Purpose): ReceivedRequest[] {
  const wanted = transcript.calls[call]
  return apiRequests(transcript, purpose).filter((each) => {
    const named = callOf(transcript, each)
    return named === wanted || (named === undefined && isFor(each, 'getRecording'))
  })
}

/** The final state of the recording of one call on the server. */
export function recordingOf({ recordings, calls }: Transcript, call = 0): string | undefined {
  return recordings.find(({ recordingId }) => recordingId === calls[call]?.recordingId)?.state
}

/**
 * Accepted requests that change a call other than the one of the operation that was running. Assumes that operations
 * ran in sequence.
 */
export function sentAboutOthers(transcript: Transcript, purpose: Purpose): ReceivedRequest[] {
  return accepted(transcript, purpose).filter((each) => {
    const running = transcript.done.find(
      ({ beganMs, endedMs }) => beganMs <= each.atMs && each.atMs <= endedMs,
    )
    const about = callOf(transcript, each)
    return running !== undefined && about !== undefined && about !== running.context
  })
}
