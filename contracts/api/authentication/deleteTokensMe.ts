import type { OperationContract } from '../../contract.js'
import { genesysSdk } from '../../evidence.js'
import { platformErrors } from '../error-body.js'

export const deleteTokensMe = {
  operationId: 'deleteTokensMe',
  surface: 'platform',
  method: 'DELETE',
  path: '/api/v2/tokens/me',
  summary: 'Revoke the token that the request carries',
  security: { kind: 'bearer' },
  evidence: genesysSdk,
  responses: { '200': { description: 'the token is revoked' }, ...platformErrors },
} as const satisfies OperationContract
