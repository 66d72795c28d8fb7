import type { OperationContract } from '../../contract.js'
import { acd, declared, declared403, services, session202 } from './contact.js'

export const startAgentSession = {
  ...acd,
  operationId: 'startAgentSession',
  method: 'POST',
  path: `${services}/agent-sessions`,
  summary:
    'Start the session of an agent; the station is in the query, or in a JSON body with any Content-Type',
  security: { kind: 'bearer' },
  ambiguities: [...acd.ambiguities, 'agent-session-without-station'],
  parameters: [
    { name: 'stationId', in: 'query', schema: { type: 'string' } },
    { name: 'stationPhoneNumber', in: 'query', schema: { type: 'string' } },
  ],
  responses: { ...session202, ...declared(400, 401, 404, 409), ...declared403 },
} as const satisfies OperationContract
