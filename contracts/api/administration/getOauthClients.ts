import type { OperationContract, Schema } from '../../contract.js'
import { genesysClass } from '../../evidence.js'
import { platformErrors } from '../error-body.js'
import { envelope } from '../paging.js'
import { oauthClientSchema } from './oauth-client.js'

/** Genesys's `OAuthClientListing`, which does not have the grant. */
const { authorizedGrantType: _, ...properties } = oauthClientSchema.properties
const listing = {
  type: 'object',
  required: ['id', 'name', 'accessTokenValiditySeconds', 'scope', 'state', 'selfUri'],
  properties,
} as const satisfies Schema

export const getOauthClients = {
  operationId: 'getOauthClients',
  surface: 'platform',
  method: 'GET',
  path: '/api/v2/oauth/clients',
  summary: 'List the OAuth clients',
  security: { kind: 'bearer', anyScope: ['oauth:client:view'] },
  evidence: genesysClass('oauth'),

  responses: {
    '200': {
      description: 'the clients for client_credentials',
      content: { 'application/json': { schema: envelope(listing) } },
    },
    ...platformErrors,
  },
} as const satisfies OperationContract
