import type { OperationContract } from '../../contract.js'
import { acdAccessKeyErrors, acdAccessKeys } from './access-keys.js'
import { services } from './contact.js'

const text = { type: 'string' } as const
const integer = { type: 'integer' } as const

export const createAcdAccessKey = {
  ...acdAccessKeys,
  operationId: 'createAcdAccessKey',
  method: 'POST',
  path: `${services}/access-keys`,
  summary: 'Create an access key for an agent; the counterpart of /access-key-management at the ACD',
  parameters: [{ name: 'agentId', in: 'query', description: 'the number of the agent', schema: integer }],
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
                  required: ['accessKeyId', 'accessKeySecret', 'agentId', 'billingId', 'isActive'],
                  properties: {
                    accessKeyId: text,
                    accessKeySecret: text,
                    agentId: integer,
                    billingId: integer,
                    isActive: { type: 'boolean' },
                  },
                },
              },
            },
          },
        },
      },
    },
    ...acdAccessKeyErrors,
  },
} as const satisfies OperationContract
