import type { OperationContract } from '../../contract.js'
import { assumed } from '../../evidence.js'
import { accessKeys, declared, keyFieldNames, keyFields, keyPath } from './access-keys.js'

export const getAccessKey = {
  ...accessKeys,
  operationId: 'getAccessKey',
  responseEvidence: { '200 resultSet.accessKeyId': assumed('access-key-id-in-response') },
  method: 'GET',
  path: keyPath,
  summary: 'Get one access key, without its secret',
  ambiguities: [...accessKeys.ambiguities, 'access-key-id-in-response'],
  responses: {
    '200': {
      description: 'the key',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['resultSet'],
            properties: {
              resultSet: {
                type: 'object',
                required: keyFieldNames,
                properties: { accessKeyId: { type: 'string' }, ...keyFields },
              },
            },
          },
        },
      },
    },
    ...declared(400, 401, 403, 404),
  },
} as const satisfies OperationContract
