import type { OperationContract } from '../../contract.js'
import { niceSdk } from '../../evidence.js'
import { acd, declared, declared403, services } from './contact.js'

const text = { type: 'string' } as const

export const getAgentPermissions = {
  ...acd,
  operationId: 'getAgentPermissions',
  method: 'GET',
  path: `${services}/permissions`,
  summary: 'List the permissions of an agent, such as recording and masking',
  security: { kind: 'bearer' },
  ambiguities: [...acd.ambiguities, 'agent-of-another'],
  evidence: niceSdk(
    'permissions?agentId=: reads Key and Value, and asks for RecordContact and Masking',
    'core-sdk/src/lib/admin/admin-services.js',
  ),
  parameters: [
    { name: 'agentId', in: 'query', required: true, description: 'the number of the agent', schema: text },
  ],
  responses: {
    '200': {
      description: 'the permissions',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['permissions'],
            properties: {
              permissions: {
                type: 'array',
                items: { type: 'object', required: ['Key', 'Value'], properties: { Key: text, Value: text } },
              },
            },
          },
        },
      },
    },
    ...declared(400, 401, 404),
    ...declared403,
  },
} as const satisfies OperationContract
