import type { OperationContract } from '../../contract.js'
import { genesysClass } from '../../evidence.js'
import { topicsAmbiguities, topicsBody, topicsErrors, topicsPath, topicsResponse } from './channel.js'

export const putNotificationsChannelSubscriptions = {
  operationId: 'putNotificationsChannelSubscriptions',
  surface: 'platform',
  method: 'PUT',
  path: topicsPath,
  summary: 'Replace the topics of a channel',
  security: { kind: 'bearer' },
  evidence: genesysClass('notifications'),
  ambiguities: topicsAmbiguities,
  requestBody: topicsBody,
  responses: { '200': topicsResponse, ...topicsErrors },
} as const satisfies OperationContract
