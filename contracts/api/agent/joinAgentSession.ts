import type { OperationContract } from '../../contract.js'
import { acd, declared, declared403, services, session202 } from './contact.js'

export const joinAgentSession = {
  ...acd,
  operationId: 'joinAgentSession',
  method: 'POST',
  path: `${services}/agent-sessions/join`,
  summary: 'Go on with the session that the agent has; it tells all of its calls again',
  security: { kind: 'bearer' },
  ambiguities: [...acd.ambiguities, 'agent-join-without-session', 'agent-join-as-another'],
  parameters: [
    {
      name: 'asAgentId',
      in: 'query',
      description: 'the number of the agent; absent: of the token; also in a JSON body under any label',
      schema: { type: 'string' },
    },
  ],
  responses: { ...session202, ...declared(400, 401, 404, 409), ...declared403 },
} as const satisfies OperationContract
