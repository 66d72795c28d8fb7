import { instant } from '../instant.js'
import type { World } from '../../world/world.js'
import type { Conversation, Instant, Participant, Recording } from '../../world/entities.js'
import type { CallState, SettledState } from '../../../contracts/lifecycle/row.js'

/** A time that may be unknown. JSON omits `undefined`, as Genesys does. */
function known(time: Instant | undefined): string | undefined {
  return time === undefined ? undefined : instant(time)
}

const callStates: Readonly<Record<CallState, string>> = {
  alerting: 'alerting',
  connected: 'connected',
  ended: 'disconnected',
}

/** Genesys uses upper case for the recording state of a conversation, and lower case for that of a call. */
export const recordingStates: Readonly<Record<SettledState, 'ACTIVE' | 'PAUSED' | 'NONE'>> = {
  idle: 'NONE',
  recording: 'ACTIVE',
  masked: 'PAUSED',
  stopped: 'NONE',
  declined: 'NONE',
}

export function presentConversation(world: World, conversation: Conversation): Record<string, unknown> {
  const { conversationId, recordingId, conferenceId, divisionId, startTime, endTime } = conversation
  const state = world.recordings.get(recordingId)?.state ?? 'idle'
  return {
    id: conversationId,
    ...(world.assumptions['conversation-recording-id'] === 'top-level' ? { recordingId, conferenceId } : {}),
    startTime: instant(startTime),
    endTime: known(endTime),
    participants: presentParticipants(world, conversation),
    recordingState: recordingStates[state],
    securePause: state === 'masked',
    divisions: [
      {
        division: {
          id: divisionId,
          selfUri: `/api/v2/authorization/divisions/${encodeURIComponent(divisionId)}`,
        },
      },
    ],
    selfUri: `/api/v2/conversations/${encodeURIComponent(conversationId)}`,
  }
}

export function presentParticipants(world: World, conversation: Conversation): Record<string, unknown>[] {
  return conversation.participants.map((participant) => presentParticipant(world, conversation, participant))
}

function presentParticipant(
  world: World,
  { recordingId, startTime, connectedTime, endTime, state: callState }: Conversation,
  { participantId, callId, name, purpose, address, direction, userId, attributes = {} }: Participant,
): Record<string, unknown> {
  const { state = 'idle', recorder } = world.recordings.get(recordingId) ?? {}
  return {
    id: participantId,
    name,
    purpose,
    address,
    userId,
    attributes,
    startTime: instant(startTime),
    connectedTime: known(connectedTime),
    endTime: known(endTime),
    calls: [
      {
        id: callId,
        state: callStates[callState],
        direction,
        recording: state === 'recording',
        recordingState: recordingStates[state].toLowerCase(),
        recordersState: recordersState(recordingStates[state], participantId, recorder),
        recordingId,
        securePause: state === 'masked',
        connectedTime: known(connectedTime),
        disconnectedTime: known(endTime),
      },
    ],
  }
}

/** The mock has one recording per call. Its state is that of the recorder that was started. */
function recordersState(
  state: string,
  participantId: string,
  recorder: Recording['recorder'],
): Record<string, string> {
  const kind = recorder?.kind ?? 'customerExperience'
  const recorded = recorder === undefined || recorder.participantId === participantId
  const stateOf = (each: string) => (recorded && each === kind ? state : 'NONE')
  return {
    adhocState: stateOf('adhoc'),
    customerExperienceState: stateOf('customerExperience'),
    agentExperienceState: 'NONE',
    snippetState: stateOf('snippet'),
  }
}

export function presentRecording(world: World, recording: Recording, now: Instant): Record<string, unknown> {
  const { recordingId, conversationId, startTime, endTime, name, archiveDate, deleteDate, recorder } =
    recording
  const conversation = encodeURIComponent(conversationId)
  const transcoded = isTranscoding(world, recording, now) ? 'UPLOADING' : 'AVAILABLE'
  return {
    id: recordingId,
    name,
    conversationId,
    startTime: known(startTime),
    endTime: known(endTime),
    creationTime: known(startTime),
    sessionId: world.conversations.get(conversationId)?.participants[0]?.callId,
    media: 'call',
    mediaSubtype: recorder?.kind === 'snippet' ? 'Snippet' : 'Trunk',
    fileState: endTime === undefined ? undefined : transcoded,
    recordingFileRole: fileRoles[recorder?.kind ?? 'customerExperience'],
    archiveDate: known(archiveDate),
    deleteDate: known(deleteDate),
    selfUri: `/api/v2/conversations/${conversation}/recordings/${encodeURIComponent(recordingId)}`,
  }
}

/** Genesys lists two roles; a snippet has neither. */
const fileRoles = { customerExperience: 'CUSTOMER_EXPERIENCE', adhoc: 'ADHOC', snippet: undefined } as const

/** Whether a finished recording is still being transcoded, so that reading it answers 202. */
export function isTranscoding(world: World, { endTime }: Recording, now: Instant): boolean {
  return endTime !== undefined && now < endTime + world.transcodeSeconds * 1000
}
