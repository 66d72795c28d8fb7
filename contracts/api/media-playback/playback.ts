import type { Schema } from '../../contract.js'

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

export const interactionSchema = {
  type: 'object',
  required: ['mediaType', 'startTime', 'callTaggingList', 'dynamicBusinessData'],
  properties: {
    mediaType: { type: 'string', enum: ['voice-only', 'voice-and-screen'] },
    startTime: { type: 'string', format: 'date-time' },
    endTime: { type: 'string', format: 'date-time' },
    callTaggingList: { type: 'array', items: { type: 'object' } },
    dynamicBusinessData: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'value'],
        properties: { id: { type: 'string', format: 'uuid' }, value: { type: 'string' } },
      },
    },
  },
} as const satisfies Schema

export function withJson(description: string, schema: Schema) {
  return { description, content: { 'application/json': { schema } } }
}

export const playbackErrors = {
  '400': withJson('a parameter is missing or not valid', errorSchema),
  '401': withJson('no usable token', errorSchema),
  '403': withJson('the tenant has no licence', errorSchema),
  '404': withJson('no such contact, or nothing of it can be played', errorSchema),
  '429': withJson('too many requests', throttledSchema),
  '500': withJson('the service failed', errorSchema),
}
