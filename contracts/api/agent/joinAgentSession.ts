import type { OperationContract } from '../../contract.js'
import { acd, declared, declared403, services, session202 } from './contact.js'

export const joinAgentSession = {
  ...acd,
  operationId: 'joinAgentSession',
  method: 'POST',
  path: `${services}/agent-sessions/join`,
  summary: 'Join the existing session of the agent, which reports all of its calls again',
  security: { kind: 'bearer' },
  ambiguities: [...acd.ambiguities, 'agent-join-without-session', 'agent-join-as-another'],
  parameters: [
    {
      name: 'asAgentId',
      in: 'query',
      description:
        'the number of the agent; default: the agent of the token; also accepted in a JSON body with any Content-Type',
      schema: { type: 'string' },
    },
  ],
  responses: { ...session202, ...declared(400, 401, 404, 409), ...declared403 },
} as const satisfies OperationContract
