import type { Operation } from '../operation.js'
import { issuerEndpoints } from './issuer-endpoints.js'

/** OpenID Connect Discovery 1.0, with the values that NICE declares. */
export const getOpenIdConfiguration: Operation<'getOpenIdConfiguration'> = (_, { baseUrl }) => ({
  response: {
    status: 200,
    body: {
      ...issuerEndpoints(baseUrl),
      userinfo_endpoint: `${baseUrl}/auth/userinfo`,
      end_session_endpoint: `${baseUrl}/auth/authorize/logout`,
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
})
