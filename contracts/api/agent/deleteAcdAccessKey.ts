import type { OperationContract } from '../../contract.js'
import { acdAccessKeys, declaredOfKeys, keyPath } from './access-keys.js'

export const deleteAcdAccessKey = {
  ...acdAccessKeys,
  operationId: 'deleteAcdAccessKey',
  method: 'DELETE',
  path: keyPath,
  summary: 'Delete an access key; the counterpart of /access-key-management at the ACD',
  ambiguities: [...acdAccessKeys.ambiguities, 'deactivated-access-key'],
  responses: { '200': { description: 'the key was deleted' }, ...declaredOfKeys(401, 403, 404) },
} as const satisfies OperationContract
