import type { OperationContract } from '../../contract.js'
import { accessKeys, declared, keyFieldNames, keyFields, path } from './access-keys.js'

export const getAccessKeys = {
  ...accessKeys,
  operationId: 'getAccessKeys',
  method: 'GET',
  path,
  summary: 'List access keys, without their secrets',
  ambiguities: [...accessKeys.ambiguities, 'access-key-list'],
  parameters: [
    { name: 'userId', in: 'query', description: 'only the keys of this user', schema: { type: 'string' } },
    { name: 'agentId', in: 'query', description: 'only the keys of this agent', schema: { type: 'integer' } },
  ],
  responses: {
    '200': {
      description: 'the keys',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['accessKeys', 'totalRecords', '_links'],
            properties: {
              accessKeys: {
                type: 'array',
                items: {
                  type: 'object',
                  required: ['accessKeyId', ...keyFieldNames],
                  properties: { accessKeyId: { type: 'string' }, ...keyFields },
                },
              },
              totalRecords: { type: 'integer' },
              _links: { type: 'object', required: ['self'], properties: { self: { type: 'string' } } },
            },
          },
        },
      },
    },
    ...declared(400, 401, 403),
  },
} as const satisfies OperationContract
