import type { ReceivedRequest } from '../../model/test-server.js'
import { targetOf } from '../tokens/token-places.js'
import { callOf, commands, jsonOf, type Transcript } from '../../model/transcript.js'
import { isFor } from '../../../contracts/api/profiles.js'

/** What a request to start or to stop a recording says. */
export interface RecordingRequest {
  readonly arrival: ReceivedRequest
  /** Absent where the body names none. */
  readonly recordingId: string | undefined
  /** The recording that it is for, whichever of the ids of its call names it. */
  readonly about: string | undefined
  /** The path says it, unless the body does: "the endpoint is the same but the action changes". */
  readonly action: 'start' | 'stop'
  readonly isAccepted: boolean
}

/** The agent stands for the call, where nobody knows whose call is which: while a client is only watched. */
function userIdOf(arrival: ReceivedRequest): string | undefined {
  return targetOf(arrival).query.get('userId') ?? undefined
}

/** The commands that came, in the order of arrival. */
export function recordingCommands(transcript: Transcript): RecordingRequest[] {
  return commands(transcript).map((arrival) => {
    const { recordingId, action } = jsonOf(arrival) ?? {}
    const fromPath = isFor(arrival, 'stopRecording') ? 'stop' : 'start'
    const named = typeof recordingId === 'string' ? recordingId : undefined
    return {
      arrival,
      recordingId: named,
      about: named ?? callOf(transcript, arrival)?.recordingId ?? userIdOf(arrival),
      action: action === 'start' || action === 'stop' ? action : fromPath,
      isAccepted: arrival.status >= 200 && arrival.status < 300,
    }
  })
}
