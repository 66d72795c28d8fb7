import type { OperationContract } from '../../contract.js'
import { accepted202, acd, declared, declared403, services } from './contact.js'

const flag = (name: string, description: string) =>
  ({ name, in: 'query', description, schema: { type: 'string', enum: ['true', 'false'] } }) as const

export const endAgentSession = {
  ...acd,
  operationId: 'endAgentSession',
  method: 'DELETE',
  path: `${services}/agent-sessions/{sessionId}`,
  summary: 'End the session of an agent; its token remains valid',
  security: { kind: 'bearer' },
  parameters: [
    flag('forceLogoff', 'ends it although the agent has contacts'),
    flag('endContacts', 'ends the contacts of the agent, too'),
    flag('ignorePersonalQueue', 'has no effect, because the mock has no personal queues'),
  ],
  responses: { ...accepted202, ...declared(401, 404, 409), ...declared403 },
} as const satisfies OperationContract
