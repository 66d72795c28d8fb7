import type { OperationContract } from '../../contract.js'
import { genesysClass } from '../../evidence.js'
import { platformErrors } from '../error-body.js'
import { oauthClientBody, oauthClientErrors, oauthClientResponse } from './oauth-client.js'

export const postOauthClients = {
  operationId: 'postOauthClients',
  surface: 'platform',
  method: 'POST',
  path: '/api/v2/oauth/clients',
  summary: 'Create an OAuth client',
  security: { kind: 'bearer', anyScope: ['oauth:client:add'] },
  evidence: genesysClass('oauth'),
  ambiguities: ['oauth-client-scope', 'media-type', 'content-type-parameters'],
  requestBody: oauthClientBody,
  responses: {
    '200': oauthClientResponse,
    '400': oauthClientErrors['400'],
    '415': oauthClientErrors['415'],
    ...platformErrors,
  },
} as const satisfies OperationContract
