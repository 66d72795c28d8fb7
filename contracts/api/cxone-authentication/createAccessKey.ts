import type { OperationContract } from '../../contract.js'
import { assumed } from '../../evidence.js'
import { accessKeys, declared, keyFieldNames, keyFields, path } from './access-keys.js'

export const createAccessKey = {
  ...accessKeys,
  operationId: 'createAccessKey',
  method: 'POST',
  path,
  summary: 'Create an access key for a user',
  requiredEvidence: assumed('access-key-unknown'),
  ambiguities: [...accessKeys.ambiguities, 'access-key-unknown'],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['userId', 'tenantId'],
          properties: { userId: { type: 'string' }, tenantId: { type: 'string' } },
        },
      },
    },
  },
  responses: {
    '200': {
      description: 'the key with its secret, which is returned only once',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['resultSet'],
            properties: {
              resultSet: {
                type: 'object',
                required: ['accessKeyId', 'accessKeySecret', ...keyFieldNames],
                properties: {
                  accessKeyId: { type: 'string' },
                  accessKeySecret: { type: 'string' },
                  ...keyFields,
                },
              },
            },
          },
        },
      },
    },
    ...declared(400, 401, 403),
    '404': { description: 'the user or the tenant does not exist, under that variant' },
  },
} as const satisfies OperationContract
