import { segmentId } from '../../world/contacts.js'
import { recordedSpans, type SpanState } from '../../world/recordings/recorded-spans.js'
import { uuidFrom } from '../../world/values/digest.js'
import type { World } from '../../world/world.js'
import { instant } from '../instant.js'
import type { Conversation, Instant, Participant, Recording } from '../../world/entities.js'

/** What a request for media asks for. */
export interface MediaRequest {
  readonly now: Instant
  readonly baseUrl: string
  readonly withWaveforms: boolean
  readonly withCategories: boolean
}

/** The recording of a call as media playback shows it. The mock carries no audio. */
export function presentInteraction(
  world: World,
  conversation: Conversation,
  recording: Recording,
  request: MediaRequest,
) {
  const { startTime = 0, endTime, mediaType, businessData = {} } = recording
  const times = {
    startTime: instant(startTime),
    ...(endTime === undefined ? {} : { endTime: instant(endTime) }),
  }
  const stages = stagesOf(world, conversation, recording, request.now)
  const screen = mediaType === 'voiceAndScreen'
  return {
    mediaType: screen ? 'voice-and-screen' : 'voice-only',
    channelType: 'PHONE_CALL',
    '@type': 'call',
    ...times,
    callTaggingList: [],
    dynamicBusinessData: Object.entries(businessData).map(([name, value]) => ({
      id: uuidFrom(`business-data/${name}`),
      value,
    })),
    data: {
      ...times,
      fileToPlayUrl: `${request.baseUrl}/media-playback/v1/files/${uuidFrom(`media-file/${recording.recordingId}`)}`,
      participantDataList: conversation.participants.map((participant, channel) =>
        presentParticipant(conversation, participant, channel, stages, screen),
      ),
      segmentsDataList: [
        {
          segmentId: segmentId(conversation),
          ...times,
          channelType: 'PHONE_CALL',
          directionType: directionOf(conversation),
          openReasonType: 'SEGMENT',
          closeReasonType: 'SEGMENT',
          firstSegment: true,
          customerRestricted: false,
        },
      ],
      ...(request.withWaveforms ? { waveformDataList: [] } : {}),
      ...(request.withCategories ? { categoryMatchesList: [] } : {}),
    },
  }
}

export interface Stage {
  readonly stageType: string
  readonly startTime: string
  readonly endTime: string
  readonly recordingID: string
}

function presentParticipant(
  conversation: Conversation,
  { participantId, name, purpose, userId }: Participant,
  channel: number,
  voiceStages: readonly Stage[],
  screen: boolean,
) {
  const isAgent = purpose === 'agent' || purpose === 'user'
  return {
    participantId,
    participantType: isAgent ? 'AGENT' : 'CUSTOMER',
    ...(isAgent && name !== undefined ? { agentName: name } : {}),
    ...(userId === undefined ? {} : { userId }),
    segmentId: segmentId(conversation),
    channel,
    voiceStages,
    ...(isAgent && screen ? { screenStages: voiceStages } : {}),
  }
}

function directionOf({ participants }: Conversation): 'INTERNAL' | 'INBOUND' | 'OUTBOUND' {
  const customer = participants.find(({ purpose }) => purpose !== 'agent')
  if (!customer) return 'INTERNAL'
  return customer.direction === 'outbound' ? 'OUTBOUND' : 'INBOUND'
}

/** The stages of a recording, oldest first: what was recorded, on hold, masked, or stopped on demand. */
function stagesOf(
  world: World,
  conversation: Conversation,
  recording: Recording,
  now: Instant,
): readonly Stage[] {
  const recordingID = uuidFrom(`recording/${recording.recordingId}`)
  const stages: { stageType: string; startTime: string; endTime: string; recordingID: string }[] = []
  for (const { from, to, state } of recordedSpans(conversation, recording, now)) {
    const stageType = stageTypeOf(world, state)
    if (stageType === undefined) continue
    const [startTime, endTime] = [instant(from), instant(to)]
    const last = stages.at(-1)
    if (last?.stageType === stageType && last.endTime === startTime) last.endTime = endTime
    else stages.push({ stageType, startTime, endTime, recordingID })
  }
  return stages
}

/** A part of a call that was never recorded, or declined, is not a stage. */
function stageTypeOf({ assumptions }: World, state: SpanState): string | undefined {
  const recorded = assumptions['media-playback-stage'] === 'rod' ? 'ROD' : 'ACTIVE'
  switch (state) {
    case 'recording':
      return recorded
    case 'held':
      return assumptions['recording-while-held'] === 'suppressed' ? 'HOLD' : recorded
    case 'masked':
      return 'MASK'
    case 'stopped':
      return 'SOD'
    case 'idle':
    case 'declined':
      return undefined
  }
}
