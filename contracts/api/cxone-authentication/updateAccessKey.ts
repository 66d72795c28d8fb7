import type { OperationContract } from '../../contract.js'
import { assumed } from '../../evidence.js'
import { accessKeys, declared, keyPath } from './access-keys.js'

const text = { type: 'string' } as const

export const updateAccessKey = {
  ...accessKeys,
  operationId: 'updateAccessKey',
  method: 'PATCH',
  path: keyPath,
  summary: 'Activate or deactivate an access key',
  requiredEvidence: assumed('access-key-unknown'),
  ambiguities: [...accessKeys.ambiguities, 'deactivated-access-key', 'access-key-unknown'],
  parameters: [
    { name: 'tenantId', in: 'query', description: 'the tenant of the key', schema: text },
    { name: 'userId', in: 'query', description: 'the user of the key', schema: text },
  ],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: { type: 'object', required: ['isActive'], properties: { isActive: { type: 'boolean' } } },
      },
    },
  },
  responses: { '200': { description: 'the key was updated' }, ...declared(400, 401, 403, 404) },
} as const satisfies OperationContract
