import type { OperationContract } from '../../contract.js'
import { genesysClass } from '../../evidence.js'
import { platformErrors } from '../error-body.js'
import { oauthClientErrors } from './oauth-client.js'

export const deleteOauthClient = {
  operationId: 'deleteOauthClient',
  surface: 'platform',
  method: 'DELETE',
  path: '/api/v2/oauth/clients/{clientId}',
  summary: 'Delete an OAuth client that is inactive',
  security: { kind: 'bearer', anyScope: ['oauth:client:delete'] },
  evidence: genesysClass('oauth'),
  ambiguities: ['disabled-client-tokens'],

  responses: {
    '200': { description: 'deleted; no body' },
    '400': oauthClientErrors['400'],
    '404': oauthClientErrors['404'],
    ...platformErrors,
  },
} as const satisfies OperationContract
