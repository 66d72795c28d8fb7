import type { Schema } from '../../contract.js'

/** The permissions for recordings of others, and for categories: Search & Playback > Player. */
export const playAnyPermission = 'Play/download recordings: Play Any'
export const categoriesPermission = 'View sentiments and categories'

// Shared by the operations of media playback.
const errorSchema = {
  type: 'object',
  required: ['internalCode', 'message'],
  properties: { internalCode: { type: 'string' }, message: { type: 'string' } },
} as const satisfies Schema

const throttledSchema = {
  type: 'object',
  required: ['message', 'route'],
  properties: { message: { type: 'string' }, route: { type: 'string' } },
} as const satisfies Schema

const text = { type: 'string' } as const
const instant = { type: 'string', format: 'date-time' } as const
const uuid = { type: 'string', format: 'uuid' } as const

const stages = {
  type: 'array',
  items: {
    type: 'object',
    required: ['stageType', 'startTime', 'endTime', 'recordingID'],
    properties: {
      stageType: { type: 'string', enum: ['ACTIVE', 'HOLD', 'MASK', 'ROD', 'SOD'] },
      startTime: instant,
      endTime: instant,
      recordingID: uuid,
    },
  },
} as const satisfies Schema

const participantSchema = {
  type: 'object',
  required: ['participantId', 'participantType', 'segmentId', 'channel', 'voiceStages'],
  properties: {
    participantId: text,
    participantType: { type: 'string', enum: ['AGENT', 'CUSTOMER'] },
    agentName: text,
    userId: uuid,
    segmentId: uuid,
    channel: { type: 'integer' },
    voiceStages: stages,
    screenStages: stages,
  },
} as const satisfies Schema

const segmentSchema = {
  type: 'object',
  required: ['segmentId', 'startTime', 'channelType', 'directionType', 'firstSegment'],
  properties: {
    segmentId: uuid,
    startTime: instant,
    endTime: instant,
    channelType: text,
    directionType: { type: 'string', enum: ['INBOUND', 'OUTBOUND', 'INTERNAL'] },
    openReasonType: text,
    closeReasonType: text,
    firstSegment: { type: 'boolean' },
    customerRestricted: { type: 'boolean' },
  },
} as const satisfies Schema

const dataSchema = {
  type: 'object',
  required: ['startTime', 'fileToPlayUrl', 'participantDataList', 'segmentsDataList'],
  properties: {
    startTime: instant,
    endTime: instant,
    fileToPlayUrl: { type: 'string', format: 'uri', description: 'answers 501: the mock carries no audio' },
    participantDataList: { type: 'array', items: participantSchema },
    segmentsDataList: { type: 'array', items: segmentSchema },
    waveformDataList: { type: 'array', items: { type: 'object' } },
    categoryMatchesList: { type: 'array', items: { type: 'object' } },
  },
} as const satisfies Schema

export const interactionSchema = {
  type: 'object',
  required: [
    'mediaType',
    'channelType',
    '@type',
    'startTime',
    'callTaggingList',
    'dynamicBusinessData',
    'data',
  ],
  properties: {
    mediaType: { type: 'string', enum: ['voice-only', 'voice-and-screen'] },
    channelType: { type: 'string', enum: ['PHONE_CALL'] },
    '@type': { type: 'string', enum: ['call'] },
    startTime: instant,
    endTime: instant,
    callTaggingList: { type: 'array', items: { type: 'object' } },
    dynamicBusinessData: {
      type: 'array',
      items: { type: 'object', required: ['id', 'value'], properties: { id: uuid, value: text } },
    },
    data: dataSchema,
  },
} as const satisfies Schema

function flag(name: string, description: string) {
  return { name, in: 'query', description, schema: { type: 'string', enum: ['true', 'false'] } } as const
}

/** The parameters of both operations. `media-type` may be repeated. */
export const mediaParameters = [
  {
    name: 'media-type',
    in: 'query',
    description: 'may be repeated; default: all',
    schema: {
      type: 'array',
      items: { type: 'string', enum: ['voice-only', 'voice-and-screen', 'chat', 'email', 'all'] },
    },
  },
  flag('exclude-waveforms', 'default: true; otherwise waveformDataList is an empty list'),
  flag(
    'exclude-qm-categories',
    'default: false, and categoryMatchesList is an empty list for users with the permission for it',
  ),
] as const

export function withJson(description: string, schema: Schema) {
  return { description, content: { 'application/json': { schema } } }
}

export const playbackErrors = {
  '400': withJson('a parameter is missing or not valid', errorSchema),
  '401': withJson('no usable token', errorSchema),
  '403': withJson(
    'the user was not in the call and lacks the permission, or the tenant has no licence',
    errorSchema,
  ),
  '404': withJson('no such contact, or nothing of it can be played', errorSchema),
  '429': withJson('too many requests', throttledSchema),
  '500': withJson('the service failed', errorSchema),
}
