import type { OperationContract } from '../../contract.js'
import { genesysClass } from '../../evidence.js'
import { oauthClientBody, oauthClientErrors, oauthClientResponse } from './oauth-client.js'

export const putOauthClient = {
  operationId: 'putOauthClient',
  surface: 'platform',
  method: 'PUT',
  path: '/api/v2/oauth/clients/{clientId}',
  summary: 'Update an OAuth client, for example its scopes',
  security: { kind: 'bearer', anyScope: ['oauth:client:edit'] },
  evidence: genesysClass('oauth'),
  ambiguities: [
    'oauth-client-scope',
    'oauth-client-put-absent',
    'disabled-client-tokens',
    'media-type',
    'content-type-parameters',
  ],
  requestBody: oauthClientBody,
  responses: {
    '200': oauthClientResponse,
    ...oauthClientErrors,
  },
} as const satisfies OperationContract
