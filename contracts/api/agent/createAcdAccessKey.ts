import type { OperationContract } from '../../contract.js'
import { acdAccessKeys, declaredOfKeys, keySchema, path } from './access-keys.js'

export const createAcdAccessKey = {
  ...acdAccessKeys,
  operationId: 'createAcdAccessKey',
  method: 'POST',
  path,
  summary: 'Create an access key for an agent; the counterpart of /access-key-management at the ACD',
  ambiguities: [...acdAccessKeys.ambiguities, 'acd-access-key-without-parameter'],
  parameters: [
    { name: 'agentId', in: 'query', description: 'the number of the agent', schema: { type: 'integer' } },
  ],
  responses: {
    '201': {
      description: 'the key with its secret, which is returned only once',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['accesskeys'],
            properties: {
              accesskeys: {
                type: 'array',
                items: {
                  type: 'object',
                  required: ['accessKeySecret', ...keySchema.required],
                  properties: { accessKeySecret: { type: 'string' }, ...keySchema.properties },
                },
              },
            },
          },
        },
      },
    },
    ...declaredOfKeys(400, 401, 403),
  },
} as const satisfies OperationContract
