import type { ReceivedRequest } from '../../model/test-server.js'
import { targetOf } from '../tokens/token-places.js'
import { callOf, commands, jsonOf, type Transcript } from '../../model/transcript.js'
import { isFor } from '../../../contracts/api/profiles.js'

/** A request that starts or stops a recording. */
export interface RecordingRequest {
  readonly request: ReceivedRequest
  /** Absent if the body has none. */
  readonly recordingId: string | undefined
  /** The recording that it affects, found by any id of the call. */
  readonly about: string | undefined
  /** From the body, otherwise from the path: "the endpoint is the same but the action changes". */
  readonly action: 'start' | 'stop'
  readonly isAccepted: boolean
}

/** In observed traffic the calls are unknown, so the agent identifies the call. */
function userIdOf(request: ReceivedRequest): string | undefined {
  return targetOf(request).query.get('userId') ?? undefined
}

/** The start and stop commands, in the order of arrival. */
export function recordingCommands(transcript: Transcript): RecordingRequest[] {
  return commands(transcript).map((request) => {
    const { recordingId, action } = jsonOf(request) ?? {}
    const fromPath = isFor(request, 'stopRecording') ? 'stop' : 'start'
    const named = typeof recordingId === 'string' ? recordingId : undefined
    return {
      request,
      recordingId: named,
      about: named ?? callOf(transcript, request)?.recordingId ?? userIdOf(request),
      action: action === 'start' || action === 'stop' ? action : fromPath,
      isAccepted: request.status >= 200 && request.status < 300,
    }
  })
}
