import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'

export const cases: ContractCases = [
  {
    name: 'returns the endpoints and the grants',
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
    name: 'returns 404 under the variant without metadata',
    assume: { 'oauth-authorization-server-metadata': 'absent' },
    request: {},
    expect: { status: 404, body: '' },
  },
]
