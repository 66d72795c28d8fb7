import type { OperationContract } from '../../contract.js'
import { acdAccessKeys } from './access-keys.js'
import { services } from './contact.js'

export const createAcdAccessKey = {
  ...acdAccessKeys,
  operationId: 'createAcdAccessKey',
  method: 'POST',
  path: `${services}/access-keys`,
  summary: 'Create an access key for a user; the counterpart of /access-key-management at the ACD',
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
} as const satisfies OperationContract
