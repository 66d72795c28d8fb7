import type { OperationContract } from '../../contract.js'
import { acdAccessKeys, declaredOfKeys, keyPath } from './access-keys.js'

export const updateAcdAccessKey = {
  ...acdAccessKeys,
  operationId: 'updateAcdAccessKey',
  method: 'PATCH',
  path: keyPath,
  summary: 'Activate or deactivate an access key; the counterpart of /access-key-management at the ACD',
  ambiguities: [...acdAccessKeys.ambiguities, 'acd-access-key-without-parameter', 'deactivated-access-key'],
  parameters: [
    {
      name: 'isActive',
      in: 'query',
      description: 'whether the key can be used to sign in',
      schema: { type: 'string', enum: ['true', 'false'] },
    },
  ],
  responses: { '200': { description: 'the key was updated' }, ...declaredOfKeys(400, 401, 403, 404) },
} as const satisfies OperationContract
