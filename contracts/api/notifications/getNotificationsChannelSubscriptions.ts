import type { OperationContract } from '../../contract.js'
import { genesysClass } from '../../evidence.js'
import { channelErrors, topicsPath, topicsResponse } from './channel.js'

export const getNotificationsChannelSubscriptions = {
  operationId: 'getNotificationsChannelSubscriptions',
  surface: 'platform',
  method: 'GET',
  path: topicsPath,
  summary: 'List the topics of a channel',
  security: { kind: 'bearer' },
  evidence: genesysClass('notifications'),
  responses: { '200': topicsResponse, ...channelErrors },
} as const satisfies OperationContract
