import type { OperationContract } from '../../contract.js'
import { acd, declared, declared403, services } from './contact.js'
import { permissionsResponse } from './getAgentPermissions.js'

export const getPermissionsOfAgent = {
  ...acd,
  operationId: 'getPermissionsOfAgent',
  method: 'GET',
  path: `${services}/permissions/{agentId}`,
  summary: 'List the permissions of one agent, such as recording and masking',
  security: { kind: 'bearer' },
  ambiguities: [...acd.ambiguities, 'agent-of-another'],
  responses: { '200': permissionsResponse, ...declared(401, 404), ...declared403 },
} as const satisfies OperationContract
