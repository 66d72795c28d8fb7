import type { OperationContract } from '../../contract.js'
import { genesysClass } from '../../evidence.js'
import { platformErrors } from '../error-body.js'
import { oauthClientErrors, oauthClientResponse } from './oauth-client.js'

export const getOauthClient = {
  operationId: 'getOauthClient',
  surface: 'platform',
  method: 'GET',
  path: '/api/v2/oauth/clients/{clientId}',
  summary: 'Read an OAuth client with its scopes',
  security: { kind: 'bearer', anyScope: ['oauth:client:view'] },
  evidence: genesysClass('oauth'),

  responses: {
    '200': oauthClientResponse,
    '404': oauthClientErrors['404'],
    ...platformErrors,
  },
} as const satisfies OperationContract
