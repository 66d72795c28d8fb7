import type { CaseResponse, Schema } from '../../contract.js'

// What the operations of media playback declare.

const errorSchema = {
  type: 'object',
  required: ['internalCode', 'message'],
  properties: { internalCode: { type: 'integer' }, message: { type: 'string' } },
} as const satisfies Schema

const throttledSchema = {
  type: 'object',
  required: ['message', 'route'],
  properties: { message: { type: 'string' }, route: { type: 'string' } },
} as const satisfies Schema

export const interactionSchema = {
  type: 'object',
  required: ['mediaType', 'startTime', 'callTaggingList', 'dynamicBusinessData'],
  properties: {
    mediaType: { type: 'string', enum: ['voice-only', 'voice-and-screen'] },
    startTime: { type: 'string', format: 'date-time' },
    endTime: { type: 'string', format: 'date-time' },
    callTaggingList: { type: 'array', items: { type: 'object' } },
    dynamicBusinessData: { type: 'object', additionalProperties: { type: 'string' } },
  },
} as const satisfies Schema

export function withJson(description: string, schema: Schema) {
  return { description, content: { 'application/json': { schema } } }
}

export const playbackRefusals = {
  '400': withJson('a parameter is missing or not valid', errorSchema),
  '401': withJson('no usable token', errorSchema),
  '403': withJson('the tenant has no licence', errorSchema),
  '404': withJson('no such contact, or nothing of it can be played', errorSchema),
  '429': withJson('too many requests', throttledSchema),
  '500': withJson('the service failed', errorSchema),
}

// What their cases send and expect.

export const agent = 'sam.okafor@demo.example'

/** The demo's ended call, which was recorded from 09:05 to 09:10; its contact is the third. */
export const ended = '460000000003'

export const startOnDemand = {
  operation: 'startRecordingOnDemand',
  as: agent,
  query: { userId: '11e90000-0000-4000-8000-000000005001' },
} as const

/** What startOnDemand records, as long as it goes on. */
export const running = {
  mediaType: 'voice-only',
  startTime: '2026-01-15T10:00:00.000Z',
  callTaggingList: [],
  dynamicBusinessData: {},
} as const

export function refused(status: number, message: string): CaseResponse {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: { internalCode: status, message },
  }
}
