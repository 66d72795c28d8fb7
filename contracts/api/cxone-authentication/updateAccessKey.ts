import type { OperationContract } from '../../contract.js'
import { cxoneSpec } from '../../evidence.js'
import { accessKeyErrors, accessKeySchema } from './access-keys.js'

export const updateAccessKey = {
  operationId: 'updateAccessKey',
  surface: 'userhub',
  method: 'PATCH',
  path: '/access-key-management/v1/access-keys/{accessKeyId}',
  summary: 'Activate or deactivate an access key',
  security: { kind: 'bearer' },
  evidence: cxoneSpec,
  ambiguities: [
    'access-key-permission',
    'access-key-unknown',
    'userhub-error-body',
    'deactivated-access-key',
  ],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: { type: 'object', required: ['isActive'], properties: { isActive: { type: 'boolean' } } },
      },
    },
  },
  responses: {
    '200': {
      description: 'the updated key',
      content: {
        'application/json': {
          schema: { type: 'object', required: ['resultSet'], properties: { resultSet: accessKeySchema } },
        },
      },
    },
    ...accessKeyErrors,
  },
} as const satisfies OperationContract
