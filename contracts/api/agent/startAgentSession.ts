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
  ambiguities: [...acd.ambiguities, 'in-contact-client-token'],
  parameters: [
    { name: 'stationId', in: 'query', schema: { type: 'string' } },
    {
      name: 'stationPhoneNumber',
      in: 'query',
      description: 'this or stationId is required',
      schema: { type: 'string' },
    },
    {
      name: 'inactivityTimeout',
      in: 'query',
      description:
        'seconds, 30 to 300, or 0 for 300; the mock has no agent states, so no session is inactive',
      schema: { type: 'integer' },
    },
    { name: 'inactivityForceLogout', in: 'query', schema: { type: 'string', enum: ['true', 'false'] } },
    {
      name: 'asAgentId',
      in: 'query',
      description: 'the number of an agent whom the user of the token impersonates',
      schema: { type: 'integer' },
    },
  ],
  responses: { ...session202, ...declared(400, 401, 404, 409), ...declared403 },
} as const satisfies OperationContract
