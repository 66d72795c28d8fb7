import { assumed } from '../../../contracts/evidence.js'
import type { Operation } from '../operation.js'
import { Rejection } from '../rejection.js'
import { issuerEndpoints } from './issuer-endpoints.js'

/** RFC 8414 2. */
export const getAuthorizationServerMetadata: Operation<'getAuthorizationServerMetadata'> = (
  { assumptions },
  { baseUrl },
) => {
  if (assumptions['oauth-authorization-server-metadata'] === 'absent') throw absent()
  return {
    response: {
      status: 200,
      body: {
        ...issuerEndpoints(baseUrl),
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
  }
}

function absent() {
  const reason = 'CXone is assumed here to have no metadata of RFC 8414.'
  return new Rejection({
    kind: 'not-found',
    status: 404,
    code: 'not.found',
    message: reason,
    rule: 'metadata-served',
    evidence: assumed('oauth-authorization-server-metadata'),
    reason,
    fix: ['Read /.well-known/openid-configuration.'],
  })
}
