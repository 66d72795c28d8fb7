import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'

export const cases: ContractCases = [
  {
    name: 'returns the endpoints under the URL of the request',
    request: {},
    expect: {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: {
        issuer: any('url'),
        authorization_endpoint: any('url'),
        token_endpoint: any('url'),
        jwks_uri: any('url'),
        userinfo_endpoint: any('url'),
        end_session_endpoint: any('url'),
        token_endpoint_auth_methods_supported: ['client_secret_basic'],
        token_endpoint_auth_signing_alg_values_supported: ['RS256'],
        scopes_supported: ['openid'],
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        request_object_signing_alg_values_supported: ['none'],
        display_values_supported: ['page', 'popup'],
        claim_types_supported: ['normal'],
        code_challenge_methods_supported: ['S256'],
      },
    },
  },
]
