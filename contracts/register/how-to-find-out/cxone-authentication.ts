import type { cxoneAmbiguities } from '../cxone-authentication.js'
import type { HowToFindOutOf } from './how-to-find-out.js'

const token = 'POST /auth/token'
const password = 'grant_type=password&username=ACCESS_KEY_ID&password=ACCESS_KEY_SECRET'
const refresh = 'grant_type=refresh_token&refresh_token=REFRESH_TOKEN'
const exchange =
  'grant_type=urn:ietf:params:oauth:grant-type:token-exchange&subject_token=ACCESS_TOKEN&subject_token_type=urn:ietf:params:oauth:token-type:access_token'
const userinfo = 'GET /auth/userinfo'

/** Sign-in, tokens and access keys of CXone. */
export const howToFindOutCxone: HowToFindOutOf<typeof cxoneAmbiguities> = {
  'auth-refused-client-status': {
    send: `${token} with HTTP Basic of a real client id and a wrong secret, and ${password}. Do it once.`,
    see: { '400': 'status 400', '401': 'status 401' },
  },
  'auth-token-json-body': {
    send: `${token} with Content-Type: application/json and {"grant_type":"password","username":"ACCESS_KEY_ID","password":"ACCESS_KEY_SECRET"}.`,
    see: { refused: 'status 400 invalid_request', read: 'status 200 with tokens' },
  },
  'auth-client-secret-in-body': {
    send: `${token} without Authorization, with ${password}&client_id=CLIENT&client_secret=SECRET.`,
    see: { taken: 'status 200 with tokens', refused: 'status 400 invalid_client' },
  },
  'token-response-wrapping': {
    send: `${token} with ${password}.`,
    see: { object: 'the body starts with {', array: 'the body starts with [' },
  },
  'access-token-format': {
    send: `${token} with ${password}. Count the dots in access_token; do not paste it anywhere.`,
    see: { opaque: 'no two dots', jwt: 'two dots, and the first part decodes to a JSON object with alg' },
  },
  'refresh-without-client': {
    send: `Get tokens for a public client. Then ${token} with ${refresh} and no client_id.`,
    see: { accepted: 'status 200 with new tokens', refused: 'status 400' },
  },
  'refresh-token-lifetime': {
    send: `Get tokens, wait three hours without a refresh, and send ${token} with ${refresh}. If the refresh token is a JWT, its claims iat and exp show the lifetime without a wait.`,
    see: { '2h': 'status 400 invalid_grant after three hours', '24h': 'status 200 after three hours' },
  },
  'refresh-token-rotation': {
    send: `${token} with ${refresh}. Compare refresh_token in the response with the one that you sent.`,
    see: { rotates: 'another value', stays: 'the same value, or none' },
  },
  'refresh-token-reuse': {
    send: `${token} with ${refresh}, then the same request again with the old refresh token. Then ${userinfo} with the access token of the first response.`,
    see: { 'grant-revoked': 'status 401', 'refused-only': 'status 200' },
  },
  'authorization-code-lifetime': {
    send: `Sign in at /auth/authorize, keep the code for two minutes, and send ${token} with grant_type=authorization_code, the code and the redirect_uri.`,
    see: { '60s': 'status 400 invalid_grant', '10m': 'status 200 with tokens' },
  },
  'authorization-code-reuse': {
    send: `Exchange a code at ${token}, send the same request again, and then ${userinfo} with the access token of the first response.`,
    see: { 'grant-revoked': 'status 401', 'refused-only': 'status 200' },
  },
  'sso-session-lifetime': {
    send: 'Sign in at the sign-in page in a browser, wait two hours, and open GET /auth/authorize again with prompt=none.',
    see: { '8h': 'a redirect with a code', '1h': 'a redirect with error=login_required' },
  },
  'pkce-for-confidential-clients': {
    send: 'GET /auth/authorize for a client that has a secret, without code_challenge.',
    see: { optional: 'the sign-in page', required: 'a redirect with error=invalid_request' },
  },
  'authorize-foreign-tenant': {
    send: 'GET /auth/authorize for your client with tenantId=00000000-0000-4000-8000-000000000000.',
    see: { refused: 'a redirect with error=invalid_request', ignored: 'the sign-in page' },
  },
  'authorize-response-mode': {
    send: 'GET /auth/authorize with the parameters of a sign-in and response_mode=fragment.',
    see: {
      refused: 'Location has error=invalid_request',
      ignored: 'the sign-in page, and a code in the query afterwards',
    },
  },
  'cxone-token-on-api-v2': {
    send: 'GET /api/v2/tokens/me with an access token from POST /auth/token.',
    see: { refused: 'status 401', 'without-scope': 'status 200, or 403 where a scope is required' },
  },
  'oauth-authorization-server-metadata': {
    send: 'GET /.well-known/oauth-authorization-server on the issuer host.',
    see: { served: 'status 200 with the metadata', absent: 'status 404' },
  },
  'userinfo-challenge': {
    send: `${userinfo} without Authorization.`,
    see: {
      declared: 'WWW-Authenticate: error="invalid token", without a scheme',
      bearer: 'WWW-Authenticate begins with Bearer',
    },
  },
  'userhub-refused-status': {
    send: 'POST /authentication/v1/token/access-key with a real accessKeyId and a wrong accessKeySecret. Do it once.',
    see: { '401': 'status 401', '400': 'status 400' },
  },
  'userhub-refresh-fields': {
    send: 'POST /public/user/refresh with {"token": "REFRESH_TOKEN"}.',
    see: { 'as-oauth': 'the field access_token', 'own-names': 'the field token' },
  },
  'userhub-error-body': {
    send: 'POST /authentication/v1/token/access-key with the body {}.',
    see: {
      'as-users': 'a body with timestamp, status and path',
      'error-description': 'a body with error and error_description',
    },
  },
  'whoami-unknown-token': {
    send: 'POST /InContactAuthorizationServer/token/whoami with Authorization: Bearer x.',
    see: { '401': 'status 401', '400': 'status 400' },
  },
  'deactivated-access-key': {
    send: `Get tokens for an access key, deactivate the key, wait a minute, and send ${userinfo} with the access token.`,
    see: { 'live-on': 'status 200', end: 'status 401' },
  },
  'access-key-unknown': {
    send: 'PATCH /access-key-management/v1/access-keys/NO-SUCH-KEY with the body {"isActive":false}.',
    see: { 'not-found-404': 'status 404', 'bad-request-400': 'status 400' },
  },
  'association-with-oneself': {
    send: 'GET /account-access/v1/associations with the token of a user.',
    see: { listed: 'the list has the id of that user', 'others-only': 'the list does not have it' },
  },
  'browser-origins': {
    send: 'OPTIONS /auth/token with Origin: https://example.test and Access-Control-Request-Method: POST. Then the same with the origin of a registered application.',
    see: {
      any: 'Access-Control-Allow-Origin is * or https://example.test',
      registered: 'Access-Control-Allow-Origin only for the origin of the application',
      none: 'no Access-Control-Allow-Origin for either',
    },
  },
  'id-token-audience': {
    send: `${token} with ${password} and no client. Decode the payload of id_token.`,
    see: { 'access-key': 'aud is the id of the access key', issuer: 'aud equals iss' },
  },
  'id-token-security-profile': {
    send: `${token} with ${password}. Decode the payload of id_token.`,
    see: { one: 'icSPId is present', absent: 'there is no icSPId' },
  },
  'logout-ends-tokens': {
    send: `Sign in at /auth/authorize, get tokens, open GET /auth/authorize/logout in the same browser, and send ${userinfo} with the access token.`,
    see: { 'live-on': 'status 200', end: 'status 401' },
  },
  'logout-unregistered-redirect': {
    send: 'GET /auth/authorize/logout?post_logout_redirect_uri=https://example.test/ in a browser that is signed in.',
    see: { 'page-200': 'status 200, and the next visit asks for a sign-in', 'bad-request-400': 'status 400' },
  },
  'legacy-access-key': {
    send: 'POST /InContactAuthorizationServer/token/access-key with {"accessKeyId": "KEY", "accessKeySecret": "SECRET"}.',
    see: { same: 'status 200', 'not-found-404': 'status 404' },
  },
  'legacy-scope': {
    send: 'POST /InContactAuthorizationServer/Token with {"grant_type":"password","username":"…","password":"…","scope":"AgentApi"}.',
    see: { all: 'scope has four names', requested: 'scope is AgentApi' },
  },
  'token-exchange-client': {
    send: `${token} with ${exchange}, as another client of the tenant than the one that got the token.`,
    see: { 'any-client': 'status 200 with tokens', 'same-client': 'status 400 invalid_grant' },
  },
  'token-exchange-sign-in': {
    send: `${token} with ${exchange}. Then revoke the first sign-in, for example by sending its used refresh token twice, and send ${userinfo} with the new access token.`,
    see: { same: 'status 401', own: 'status 200' },
  },
  'impersonation-audience': {
    send: `${token} with one of the impersonation grants in the OpenAPI document and audience=USER_ID of another user of the tenant.`,
    see: {
      'not-implemented': 'an error that names another kind of audience: report it',
      'user-id': 'status 200 with tokens whose sub is that user',
    },
  },
  'access-key-permission': {
    send: 'POST /access-key-management/v1/access-keys for the user of the token, and the same for another user. The role of the user has neither "My Access Key" nor "Access Key".',
    see: {
      documented: 'status 403 twice',
      own: 'status 200 and 403: delete the new key',
      any: 'status 200 twice: delete the new keys',
    },
  },
  'access-key-list': {
    send: 'GET /access-key-management/v1/access-keys without a query, with the token of a user who may manage the keys of others.',
    see: { manageable: 'the list has keys of several users', own: 'the list has only keys of that user' },
  },
  'access-key-id-in-response': {
    send: 'GET /access-key-management/v1/access-keys/KEY.',
    see: { absent: 'there is no accessKeyId', present: 'accessKeyId is KEY' },
  },
  'in-contact-client-token': {
    send: 'POST /inContactAPI/services/v34.0/agent-sessions with a token of grant_type=client_credentials from the older token service.',
    see: { 'forbidden-403': 'status 403', 'unauthorized-401': 'status 401' },
  },
}
