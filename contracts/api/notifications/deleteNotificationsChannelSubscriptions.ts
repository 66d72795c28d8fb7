import type { OperationContract } from '../../contract.js'
import { genesysClass } from '../../evidence.js'
import { channelErrors, topicsPath } from './channel.js'

export const deleteNotificationsChannelSubscriptions = {
  operationId: 'deleteNotificationsChannelSubscriptions',
  surface: 'platform',
  method: 'DELETE',
  path: topicsPath,
  summary: 'Remove the topics of a channel',
  security: { kind: 'bearer' },
  evidence: genesysClass('notifications'),
  responses: { '200': { description: 'removed; no body' }, ...channelErrors },
} as const satisfies OperationContract
