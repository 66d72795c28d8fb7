import { assumed, genesysClass, noStatuses } from '../../../contracts/evidence.js'
import type { RecordingEvent } from '../../world/events.js'
import type { World } from '../../world/world.js'
import type { OperationCall } from '../operation.js'
import { decideCommand, type RejectedAs } from '../recording-controls/decide-command.js'
import { Rejection } from '../rejection.js'
import { findConversation, findParticipant, noRecording } from './find-conversation.js'
import { notAUser } from './not-a-user.js'
import type { Recording } from '../../world/entities.js'

type ParticipantCall = Pick<
  OperationCall<'patchConversationsCallParticipant' | 'postConversationsCallParticipantSnippetRecord'>,
  'params' | 'principal' | 'now'
>

interface Recorded {
  /** The recording after the command. */
  readonly recording: Recording
  readonly events: readonly RecordingEvent[]
  readonly row: string
}

/** Starts or stops the recording of a participant. The mock has one recording per call, which the participant gets. */
export function recordParticipant(
  world: World,
  { params, principal, now }: ParticipantCall,
  kind: 'adhoc' | 'snippet',
  on: 'start' | 'stop',
): Recorded {
  if (
    principal.userId === undefined &&
    world.assumptions['participant-recording-without-user'] !== 'accepted'
  )
    throw notAUser(principal.clientId, 'participant-recording-without-user', [
      'Sign a user in, and send the token of the user.',
    ])
  const statuses = kind === 'snippet' ? noStatuses : genesysClass('conversations')
  const conversation = findConversation(world, principal, params.conversationId, statuses)
  const { participantId } = findParticipant(conversation, params.participantId, statuses)
  const recording = world.recordings.get(conversation.recordingId)
  if (!recording) throw noRecording(world, conversation.recordingId)
  const surface = 'participant'
  const decided = decideCommand({
    world,
    conversation,
    recording,
    on,
    now,
    surface,
    rejectedAs: () => as(world),
  })
  const { recordingId } = recording
  const chosen: RecordingEvent = {
    type: 'RecordingUpdated',
    recordingId,
    changes: { recorder: { kind, participantId } },
  }
  const starts = on === 'start' && decided.events.length > 0
  return { ...decided, events: [...(starts ? [chosen] : []), ...decided.events] }
}

function as({ assumptions }: World): ReturnType<RejectedAs> {
  const statusEvidence = assumed('participant-recording-conflict')
  return assumptions['participant-recording-conflict'] === 'bad-request'
    ? { kind: 'conflict', status: 400, code: 'bad.request', statusEvidence }
    : { kind: 'conflict', status: 409, code: 'conflict', statusEvidence }
}

/** The body asks for something of a participant that the mock does not have, for example to mute it. */
export function notImplemented(field = 'other fields'): Rejection {
  return new Rejection({
    kind: 'not-implemented',
    status: 501,
    code: 'not.implemented',
    message: `cxone-mock does not implement ${field} of PATCH …/participants/{participantId}.`,
    rule: 'not-implemented',
    reason: `The mock records participants. It does not change their ${field}.`,
    allowed: ['{"recording":true}', '{"recording":false}'],
    fix: [`Send only recording. Without telephony there is no ${field} to change.`],
  })
}

/** Without `record` nothing says whether to start or to stop. */
export function recordRequired(): Rejection {
  return new Rejection({
    kind: 'request',
    status: 400,
    code: 'bad.request',
    message: 'The request body is not valid: record is required',
    details: [{ errorCode: 'required', fieldName: 'record' }],
    rule: 'snippet-record-absent',
    evidence: assumed('snippet-record-absent'),
    statusEvidence: noStatuses,
    reason: 'The body has no field record. Genesys does not describe what that means.',
    allowed: ['{"type":"snippet","record":true}', '{"type":"snippet","record":false}'],
    fix: ['Send record as true to start, or false to stop.'],
  })
}
