import type { Schema } from '../../contract.js'
import { errorResponse, platformErrors } from '../error-body.js'

export const channelSchema = {
  type: 'object',
  properties: {
    connectUri: { type: 'string', description: 'the URL of the WebSocket' },
    id: { type: 'string' },
    expires: { type: 'string', format: 'date-time' },
  },
} as const satisfies Schema

export const maxTopics = 1000

export const maxChannels = 20

export const topicsPath = '/api/v2/notifications/channels/{channelId}/subscriptions'

const topicSchema = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'string' },
    state: { type: 'string', enum: ['Permitted', 'Rejected'] },
    rejectionReason: { type: 'string' },
  },
} as const

export const topicsBody = {
  required: true,
  content: { 'application/json': { schema: { type: 'array', maxItems: 10_000, items: topicSchema } } },
} as const

export const topicsResponse = {
  description: 'the topics of the channel',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        required: ['entities'],
        properties: { entities: { type: 'array', items: topicSchema } },
      },
    },
  },
} as const

export const channelErrors = {
  '404': errorResponse('no channel of the client has this id'),
  ...platformErrors,
} as const

/** The errors of a request that sets topics. */
export const topicsErrors = {
  '400': errorResponse('the body is not valid, or a topic does not exist'),
  '409': errorResponse('too many topics, under notification-too-many-topics=conflict'),
  '415': errorResponse('the Content-Type is not application/json'),
  ...channelErrors,
} as const

export const topicsAmbiguities = [
  'notification-topic-unknown',
  'notification-too-many-topics',
  'media-type',
  'content-type-parameters',
] as const
