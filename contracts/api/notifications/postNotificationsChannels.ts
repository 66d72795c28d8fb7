import type { OperationContract } from '../../contract.js'
import { genesysClass } from '../../evidence.js'
import { platformErrors } from '../error-body.js'
import { channelSchema } from './channel.js'

export const postNotificationsChannels = {
  operationId: 'postNotificationsChannels',
  surface: 'platform',
  method: 'POST',
  path: '/api/v2/notifications/channels',
  summary: 'Create a notification channel',
  security: { kind: 'bearer' },
  evidence: genesysClass('notifications'),
  ambiguities: ['notification-division', 'channel-connect-unknown', 'channel-second-connection'],
  responses: {
    '200': {
      description: 'the channel; connectUri is the URL of its WebSocket',
      content: { 'application/json': { schema: channelSchema } },
    },
    ...platformErrors,
  },
} as const satisfies OperationContract
