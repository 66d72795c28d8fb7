import type { OperationContract } from '../../contract.js'
import { acdAccessKeys } from './access-keys.js'
import { services } from './contact.js'

export const updateAcdAccessKey = {
  ...acdAccessKeys,
  operationId: 'updateAcdAccessKey',
  method: 'PATCH',
  path: `${services}/access-keys/{accessKeyId}`,
  summary: 'Activate or deactivate an access key; the counterpart of /access-key-management at the ACD',
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: { type: 'object', required: ['isActive'], properties: { isActive: { type: 'boolean' } } },
      },
    },
  },
} as const satisfies OperationContract
