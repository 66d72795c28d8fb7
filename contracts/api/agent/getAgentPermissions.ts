import type { OperationContract } from '../../contract.js'
import { acd, declared, declared403, services } from './contact.js'

const text = { type: 'string' } as const

export const permissionsResponse = {
  description: 'the permissions',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        required: ['permissions'],
        properties: {
          permissions: {
            type: 'array',
            items: {
              type: 'object',
              required: ['BusinessUnitId', 'Key', 'Value'],
              properties: { BusinessUnitId: { type: 'integer' }, Key: text, Value: text },
            },
          },
        },
      },
    },
  },
} as const

export const getAgentPermissions = {
  ...acd,
  operationId: 'getAgentPermissions',
  method: 'GET',
  path: `${services}/permissions`,
  summary: 'List the permissions of an agent, such as recording and masking',
  security: { kind: 'bearer' },
  ambiguities: [...acd.ambiguities, 'agent-of-another'],
  parameters: [
    {
      name: 'agentId',
      in: 'query',
      description: "the number of the agent, which NICE's SDK sends; default: the agent of the token",
      schema: text,
    },
  ],
  responses: {
    '200': permissionsResponse,
    ...declared(401, 404),
    ...declared403,
  },
} as const satisfies OperationContract
