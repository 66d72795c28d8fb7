import type { Schema } from '../../contract.js'

const instant = { type: 'string', format: 'date-time' } as const

/** A recording, with the fields of Genesys's `Recording` that the mock fills. */
export const recordingSchema = {
  type: 'object',
  required: ['id', 'conversationId', 'media', 'selfUri'],
  properties: {
    id: { type: 'string' },
    name: { type: 'string' },
    conversationId: { type: 'string' },
    startTime: instant,
    endTime: instant,
    media: { type: 'string', const: 'call' },
    mediaSubtype: { type: 'string', const: 'Trunk' },
    fileState: { type: 'string', enum: ['UPLOADING', 'AVAILABLE'] },
    recordingFileRole: { type: 'string', const: 'CUSTOMER_EXPERIENCE' },
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
