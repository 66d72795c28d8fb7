import type { OperationContract } from '../../contract.js'
import { acd, declared, declared403, services, session202 } from './contact.js'

export const joinAgentSession = {
  ...acd,
  operationId: 'joinAgentSession',
  method: 'POST',
  path: `${services}/agent-sessions/join`,
  summary: 'Join the existing session of the agent, which reports all of its calls again',
  security: { kind: 'bearer' },
  parameters: [
    {
      name: 'asAgentId',
      in: 'query',
      description:
        "the number of the agent; empty: the agent of the token, as NICE's SDK sends it in a JSON body with any Content-Type",
      schema: { type: 'string' },
    },
  ],
  responses: { ...session202, ...declared(400, 401, 409), ...declared403 },
} as const satisfies OperationContract
