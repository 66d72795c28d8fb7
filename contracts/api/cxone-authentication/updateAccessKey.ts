import type { OperationContract } from '../../contract.js'
import { cxoneSpec } from '../../evidence.js'
import { accessKeyRefusals, accessKeySchema } from './accessKeys.js'
import { sam, samId } from './samples.js'
import { userhubRefused } from './userhub.js'

export const updateAccessKey = {
  operationId: 'updateAccessKey',
  surface: 'userhub',
  method: 'PATCH',
  path: '/access-key-management/v1/access-keys/{accessKeyId}',
  summary: 'Activate or deactivate an access key',
  security: { kind: 'bearer' },
  evidence: cxoneSpec,
  ambiguities: ['access-key-permission', 'deactivated-access-key'],
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
      description: 'the key as it is now',
      content: {
        'application/json': {
          schema: { type: 'object', required: ['resultSet'], properties: { resultSet: accessKeySchema } },
        },
      },
    },
    ...accessKeyRefusals,
  },
  cases: [
    {
      name: 'deactivates a key',
      request: { as: sam, params: { accessKeyId: 'SAMDEMOKEY' }, json: { isActive: false } },
      expect: {
        status: 200,
        body: { resultSet: { accessKeyId: 'SAMDEMOKEY', isActive: false, userId: samId } },
      },
    },
    {
      name: 'answers 404 to a key that is not there',
      request: { as: sam, params: { accessKeyId: 'NOKEY' }, json: { isActive: false } },
      expect: userhubRefused(
        404,
        'Not Found',
        'This sandbox has no access key "NOKEY".',
        '/access-key-management/v1/access-keys/NOKEY',
      ),
    },
    {
      name: 'answers 400 to a body without isActive',
      request: { as: sam, params: { accessKeyId: 'SAMDEMOKEY' }, json: {} },
      expect: userhubRefused(
        400,
        'Bad Request',
        'The request body is not valid: isActive is required',
        '/access-key-management/v1/access-keys/SAMDEMOKEY',
      ),
    },
  ],
} as const satisfies OperationContract
