import type { OperationContract } from '../../contract.js'
import { acdAccessKeys, declaredOfKeys, keySchema, path } from './access-keys.js'
import { listParameters } from './list.js'

export const getAcdAccessKeys = {
  ...acdAccessKeys,
  operationId: 'getAcdAccessKeys',
  method: 'GET',
  path,
  summary: 'List access keys, without their secrets; the counterpart of /access-key-management at the ACD',
  ambiguities: [...acdAccessKeys.ambiguities, 'access-key-list', 'agent-list-order'],
  parameters: [
    { name: 'agentId', in: 'query', description: 'only the keys of this agent', schema: { type: 'string' } },
    ...listParameters,
  ],
  responses: {
    '200': {
      description: 'the keys',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['accesskeys', 'totalRecords'],
            properties: {
              accesskeys: { type: 'array', items: { ...keySchema, required: [] } },
              totalRecords: { type: 'integer' },
            },
          },
        },
      },
    },
    ...declaredOfKeys(400, 401, 403),
  },
} as const satisfies OperationContract
