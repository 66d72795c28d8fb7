import type { Schema } from '../../contract.js'

const instant = { type: 'string', format: 'date-time' } as const

/**
 * A recording, with the fields of Genesys's `Recording` that the mock fills. `mediaUris` is "null when there is no
 * playable media", and the mock has none.
 */
export const recordingSchema = {
  type: 'object',
  required: ['id', 'conversationId', 'media', 'selfUri'],
  properties: {
    id: { type: 'string' },
    name: { type: 'string' },
    conversationId: { type: 'string' },
    startTime: instant,
    endTime: instant,
    creationTime: instant,
    sessionId: { type: 'string', description: 'the id of the call of the first participant' },
    media: { type: 'string', const: 'call' },
    mediaSubtype: { type: 'string', enum: ['Trunk', 'Snippet'] },
    fileState: { type: 'string', enum: ['UPLOADING', 'AVAILABLE'] },
    recordingFileRole: { type: 'string', enum: ['CUSTOMER_EXPERIENCE', 'ADHOC'] },
    archiveDate: instant,
    deleteDate: instant,
    selfUri: { type: 'string' },
  },
} as const satisfies Schema

/** The thread's scope, or the permissions that Genesys Cloud documents. */
export const readsRecordings = {
  ambiguity: 'recordings-permission',
  variants: {
    'recording-read-write': ['recording:read'],
    'recording-recording': [
      'recording:recording:view',
      'recording:recordingSegment:view',
      'recording:snippetRecording:view',
      'recording:screenRecording:view',
    ],
  },
} as const

export const changesRecordings = {
  ambiguity: 'recordings-permission',
  variants: {
    'recording-read-write': ['recording:write'],
    'recording-recording': [
      'recording:recording:editRetention',
      'recording:recording:restore',
      'recording:screenRecording:editRetention',
      'recording:screenRecording:restore',
      'recording:snippetRecording:editRetention',
      'recording:snippetRecording:restore',
    ],
  },
} as const

const format = {
  name: 'formatId',
  in: 'query',
  description: 'has no effect, because the mock has no media',
  schema: { type: 'string', enum: ['WAV', 'WEBM', 'WAV_ULAW', 'OGG_VORBIS', 'OGG_OPUS', 'MP3', 'NONE'] },
} as const

export const recordingParameters = [format] as const

export const recordingsParameters = [
  format,
  {
    name: 'maxWaitMs',
    in: 'query',
    description: 'has no effect, because the mock responds immediately',
    schema: { type: 'integer', minimum: 1, default: 5000 },
  },
] as const
