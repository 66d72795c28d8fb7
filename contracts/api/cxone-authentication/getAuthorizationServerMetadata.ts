import type { OperationContract } from '../../contract.js'
import { assumed } from '../../evidence.js'
import { any } from '../../matchers.js'

export const getAuthorizationServerMetadata = {
  operationId: 'getAuthorizationServerMetadata',
  surface: 'cxone',
  method: 'GET',
  path: '/.well-known/oauth-authorization-server',
  summary: 'Tell the same as openid-configuration to clients of OAuth (RFC 8414)',
  security: { kind: 'none' },
  evidence: assumed('oauth-authorization-server-metadata'),
  ambiguities: ['oauth-authorization-server-metadata'],
  responses: {
    '200': {
      description: 'the metadata of RFC 8414 2',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['issuer', 'authorization_endpoint', 'token_endpoint', 'response_types_supported'],
            properties: { issuer: { type: 'string', format: 'uri' } },
          },
        },
      },
    },
    '404': { description: 'there is none, under oauth-authorization-server-metadata=absent' },
  },
  cases: [
    {
      name: 'names the endpoints and the grants',
      request: {},
      expect: {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: {
          issuer: any('url'),
          authorization_endpoint: any('url'),
          token_endpoint: any('url'),
          jwks_uri: any('url'),
          scopes_supported: ['openid'],
          response_types_supported: ['code'],
          grant_types_supported: [
            'authorization_code',
            'password',
            'refresh_token',
            'urn:ietf:params:oauth:grant-type:token-exchange',
          ],
          token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
          code_challenge_methods_supported: ['S256'],
        },
      },
    },
    {
      name: 'is not there, if CXone has none',
      assume: { 'oauth-authorization-server-metadata': 'absent' },
      request: {},
      expect: { status: 404, body: '' },
    },
  ],
} as const satisfies OperationContract
