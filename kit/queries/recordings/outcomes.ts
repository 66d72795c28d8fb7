import type { Outcome } from '../../model/client.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { accepted, apiRequests, callOf, type DoneOperation, type Transcript } from '../../model/transcript.js'
import { isFor, type Purpose, type OperationName } from '../../../contracts/api/profiles.js'

/** The operations of one kind that the client was asked for on one of the calls, in the order in which they ended. */
export function doneOn({ done, calls }: Transcript, operation: OperationName, call = 0): DoneOperation[] {
  const wanted = calls[call]?.conversationId
  return done.filter((each) => each.operation === operation && each.context.conversationId === wanted)
}

/** How an operation ended, as a finding tells it. */
export function told({ outcome, kind, state }: Outcome): string {
  const how = kind === undefined ? outcome : `${outcome} (${kind})`
  return state === undefined ? how : `${how}, state ${state}`
}

/**
 * Requests to the API about one of the calls, for one purpose if it is named: those that have one of its ids in them,
 * and reads that name no call, since they tell of all.
 */
export function requestsAbout(transcript: Transcript, call = 0, purpose?: Purpose): ReceivedRequest[] {
  const wanted = transcript.calls[call]
  return apiRequests(transcript, purpose).filter((each) => {
    const named = callOf(transcript, each)
    return named === wanted || (named === undefined && isFor(each, 'getRecording'))
  })
}

/** The state of the recording of one of the calls, as the server knows it at the end. */
export function recordingOf({ recordings, calls }: Transcript, call = 0): string | undefined {
  return recordings.find(({ recordingId }) => recordingId === calls[call]?.recordingId)?.state
}

/**
 * Requests that were granted and change another call than the one that the client was asked about when they came: of
 * operations that ran one after the other.
 */
export function sentAboutOthers(transcript: Transcript, purpose: Purpose): ReceivedRequest[] {
  return accepted(transcript, purpose).filter((each) => {
    const asked = transcript.done.find(({ beganMs, endedMs }) => beganMs <= each.atMs && each.atMs <= endedMs)
    const about = callOf(transcript, each)
    return asked !== undefined && about !== undefined && about !== asked.context
  })
}
