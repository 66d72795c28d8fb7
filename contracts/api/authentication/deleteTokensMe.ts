import type { OperationContract } from '../../contract.js'
import { genesysSdk } from '../../evidence.js'
import { noToken, platformRefusals } from '../error-body.js'

export const deleteTokensMe = {
  operationId: 'deleteTokensMe',
  surface: 'platform',
  method: 'DELETE',
  path: '/api/v2/tokens/me',
  summary: 'Revoke the token that the request carries',
  security: { kind: 'bearer' },
  evidence: genesysSdk,
  responses: { '200': { description: 'the token is revoked' }, ...platformRefusals },
  cases: [
    { name: 'revokes the token', request: { as: 'recorder' }, expect: { status: 200, body: '' } },
    {
      name: 'answers 401 to the token that it revoked',
      before: [{ operation: 'deleteTokensMe', as: 'recorder' }],
      request: { as: 'recorder' },
      expect: { status: 401, headers: { 'content-type': 'application/json' } },
    },
    { name: 'answers 401 with the error body to a request without a token', request: {}, expect: noToken },
  ],
} as const satisfies OperationContract
