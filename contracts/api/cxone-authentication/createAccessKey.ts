import type { OperationContract } from '../../contract.js'
import { cxoneSpec } from '../../evidence.js'
import { accessKeyErrors, accessKeySchema } from './access-keys.js'

export const path = '/access-key-management/v1/access-keys'

export const createAccessKey = {
  operationId: 'createAccessKey',
  surface: 'userhub',
  method: 'POST',
  path,
  summary: 'Create an access key for a user',
  security: { kind: 'bearer' },
  evidence: cxoneSpec,
  ambiguities: ['access-key-permission', 'access-key-unknown', 'userhub-error-body'],
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
          schema: { type: 'object', required: ['resultSet'], properties: { resultSet: accessKeySchema } },
        },
      },
    },
    ...accessKeyErrors,
  },
} as const satisfies OperationContract
