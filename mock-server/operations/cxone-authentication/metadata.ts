/** What both documents about the issuer say. */
function endpoints(baseUrl: string) {
  return {
    issuer: baseUrl,
    authorization_endpoint: `${baseUrl}/auth/authorize`,
    token_endpoint: `${baseUrl}/auth/token`,
    jwks_uri: `${baseUrl}/auth/jwks`,
  }
}

/** OpenID Connect Discovery 1.0, with the values that NICE declares. */
export function openIdConfiguration(baseUrl: string) {
  return {
    ...endpoints(baseUrl),
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
  }
}

/** RFC 8414 2. */
export function authorizationServerMetadata(baseUrl: string) {
  return {
    ...endpoints(baseUrl),
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
  }
}
