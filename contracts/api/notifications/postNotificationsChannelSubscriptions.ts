import type { OperationContract } from '../../contract.js'
import { genesysClass } from '../../evidence.js'
import { topicsAmbiguities, topicsBody, topicsErrors, topicsPath, topicsResponse } from './channel.js'

export const postNotificationsChannelSubscriptions = {
  operationId: 'postNotificationsChannelSubscriptions',
  surface: 'platform',
  method: 'POST',
  path: topicsPath,
  summary: 'Add topics to a channel',
  security: { kind: 'bearer' },
  evidence: genesysClass('notifications'),
  ambiguities: topicsAmbiguities,
  requestBody: topicsBody,
  responses: { '200': topicsResponse, ...topicsErrors },
} as const satisfies OperationContract
