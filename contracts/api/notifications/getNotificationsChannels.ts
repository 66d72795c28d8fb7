import type { OperationContract } from '../../contract.js'
import { genesysClass } from '../../evidence.js'
import { errorResponse, platformErrors } from '../error-body.js'
import { channelSchema } from './channel.js'

export const getNotificationsChannels = {
  operationId: 'getNotificationsChannels',
  surface: 'platform',
  method: 'GET',
  path: '/api/v2/notifications/channels',
  summary: 'List the notification channels of the token, or of its client',
  security: { kind: 'bearer' },
  evidence: genesysClass('notifications'),
  parameters: [
    {
      name: 'includechannels',
      in: 'query',
      description: 'token: those of this token; oauthclient: those of the client, without the ids of others',
      schema: { type: 'string', enum: ['token', 'oauthclient'], default: 'token' },
    },
  ],
  responses: {
    '200': {
      description: 'the channels',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['entities'],
            properties: { entities: { type: 'array', items: channelSchema } },
          },
        },
      },
    },
    '400': errorResponse('includechannels is not valid'),
    ...platformErrors,
  },
} as const satisfies OperationContract
