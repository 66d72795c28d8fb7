import type { OperationContract } from '../../contract.js'
import { accessKeys, declared, keyPath } from './access-keys.js'

export const deleteAccessKey = {
  ...accessKeys,
  operationId: 'deleteAccessKey',
  method: 'DELETE',
  path: keyPath,
  summary: 'Delete an access key',
  ambiguities: [...accessKeys.ambiguities, 'deactivated-access-key'],
  responses: { '200': { description: 'the key was deleted' }, ...declared(401, 403, 404) },
} as const satisfies OperationContract
