import type { OperationContract } from '../../contract.js'
import { acdAccessKeyErrors, acdAccessKeys } from './access-keys.js'
import { services } from './contact.js'

export const updateAcdAccessKey = {
  ...acdAccessKeys,
  operationId: 'updateAcdAccessKey',
  method: 'PATCH',
  path: `${services}/access-keys/{accessKeyId}`,
  summary: 'Activate or deactivate an access key; the counterpart of /access-key-management at the ACD',
  ambiguities: [...acdAccessKeys.ambiguities, 'access-key-unknown', 'deactivated-access-key'],
  parameters: [
    {
      name: 'isActive',
      in: 'query',
      description: 'whether the key can be used to sign in',
      schema: { type: 'string', enum: ['true', 'false'] },
    },
  ],
  responses: { '200': { description: 'the key was updated' }, ...acdAccessKeyErrors },
} as const satisfies OperationContract
