import type { OperationContract } from '../../contract.js'
import { acdAccessKeys, declaredOfKeys, keyPath, keySchema } from './access-keys.js'

export const getAcdAccessKey = {
  ...acdAccessKeys,
  operationId: 'getAcdAccessKey',
  method: 'GET',
  path: keyPath,
  summary: 'Get one access key, without its secret; the counterpart of /access-key-management at the ACD',
  responses: {
    '200': {
      description: 'the key',
      content: {
        'application/json': {
          schema: { type: 'object', required: ['accessKey'], properties: { accessKey: keySchema } },
        },
      },
    },
    ...declaredOfKeys(401, 403, 404),
  },
} as const satisfies OperationContract
