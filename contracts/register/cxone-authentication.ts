/** Undocumented behaviour of CXone's authentication. */
export const cxoneAmbiguities = {
  'auth-refused-client-status': {
    question: 'Which status does invalid_client have at /auth/token?',
    default: '400',
    variants: {
      '400': '400, the only error that NICE declares',
      '401': '401 with WWW-Authenticate: Basic, as RFC 6749 5.2 requires after HTTP Basic',
    },
  },
  'auth-token-json-body': {
    question: 'Does /auth/token accept a JSON object? Some clients send one; NICE lists only the form.',
    default: 'refused',
    variants: { refused: '400 invalid_request', read: 'its string values are read as parameters' },
  },
  'auth-client-secret-in-body': {
    question:
      "Does /auth/token accept client_id and client_secret in the body? The discovery document of NICE's API description lists only Basic, and a genuine one of 2021 lists both.",
    default: 'taken',
    variants: {
      taken: "yes, because NICE's document lists them and many clients send them",
      refused: 'no: 400 invalid_client, only client_secret_basic works',
    },
  },
  'token-response-wrapping': {
    question: 'Is the token response an object? One client also accepts an array around it.',
    default: 'object',
    variants: { object: 'an object, as in RFC 6749 5.1', array: 'an array that contains the object' },
  },
  'access-token-format': {
    question:
      'Are the access tokens and refresh tokens of CXone JWTs? In a token response of 2021 they are; NICE documents no format.',
    default: 'jwt',
    variants: {
      jwt: 'JWTs signed with RS256, with the claims of that response; an access token has tenantId',
      opaque: 'opaque strings',
    },
  },
  'refresh-without-client': {
    question: 'Does /auth/token refresh a token of a public client without client_id?',
    default: 'accepted',
    variants: {
      accepted: "yes, because NICE's own SDK sends none",
      refused: 'no: 400 invalid_request, because NICE lists client_id as required',
    },
  },
  'refresh-token-lifetime': {
    question: 'How long is a CXone refresh token valid?',
    default: '2h',
    variants: {
      '2h': '7200 s, as in a token response of 2021 and in the older token service',
      '24h': 'a day',
    },
  },
  'refresh-token-rotation': {
    question: 'Does a refresh token change when it is used?',
    default: 'rotates',
    variants: {
      rotates: 'yes: the response has a new one, and the old one stops working',
      stays: 'no: the same one remains valid',
    },
  },
  'refresh-token-reuse': {
    question: 'What happens to the tokens of a grant when a used refresh token is sent again?',
    default: 'grant-revoked',
    variants: {
      'grant-revoked': 'all of them are revoked, as RFC 9700 4.14.2 describes',
      'refused-only': 'it is rejected, and the other tokens remain valid',
    },
  },
  'authorization-code-lifetime': {
    question: 'How long is an authorization code valid?',
    default: '60s',
    variants: { '60s': 'a minute', '10m': 'ten minutes, the maximum that RFC 6749 4.1.2 recommends' },
  },
  'authorization-code-reuse': {
    question: 'What happens to the tokens of an authorization code that is sent again?',
    default: 'grant-revoked',
    variants: {
      'grant-revoked': 'all of them are revoked, as RFC 6749 4.1.2 recommends',
      'refused-only': 'the code is rejected, and the tokens remain valid',
    },
  },
  'sso-session-lifetime': {
    question:
      'How long does a browser stay signed in at the sign-in page? It is also assumed that a cookie keeps the sign-in.',
    default: '8h',
    variants: { '8h': 'a working day', '1h': 'an hour, like an access token' },
  },
  'pkce-for-confidential-clients': {
    question: 'Must a client that has a secret use PKCE?',
    default: 'optional',
    variants: {
      optional: 'no',
      required: 'yes: invalid_request without code_challenge, as for a public client',
    },
  },
  'authorize-foreign-tenant': {
    question: 'What does the sign-in page return for the tenantId of another tenant?',
    default: 'refused',
    variants: { refused: 'invalid_request, sent to the redirect_uri', ignored: 'tenantId is not checked' },
  },
  'authorize-response-mode': {
    question:
      'What does the sign-in page return for a response_mode other than query? NICE lists no such parameter.',
    default: 'refused',
    variants: {
      refused: 'invalid_request, sent to the redirect_uri',
      ignored: 'it is ignored, as RFC 6749 3.1 requires for an unknown parameter: the code is in the query',
    },
  },
  'cxone-token-on-api-v2': {
    question: 'Does a token of CXone (/auth/token) work under /api/v2, and does it have scopes there?',
    default: 'refused',
    variants: {
      refused: '401, because the tokens of the two services are not interchangeable',
      'without-scope':
        'it is a valid token without a scope, so operations that require recording:control reject it',
    },
  },
  'oauth-authorization-server-metadata': {
    question:
      'Does /.well-known/oauth-authorization-server (RFC 8414) exist in addition to openid-configuration?',
    default: 'served',
    variants: { served: '200 with the metadata', absent: '404 with no body' },
  },
  'userinfo-challenge': {
    question:
      'Which WWW-Authenticate has the empty 401 of /auth/userinfo? NICE declares a value without a scheme, which is not a challenge of RFC 9110 11.6.1.',
    default: 'declared',
    variants: {
      declared: 'error="invalid token", as NICE declares it',
      bearer: 'WWW-Authenticate: Bearer realm="cxone", as RFC 6750 3 requires',
    },
  },
  'userhub-refused-status': {
    question: 'Which status do the older UserHub token services return for wrong credentials?',
    default: '401',
    variants: { '401': '401 Unauthorized', '400': '400 Bad Request' },
  },
  'userhub-refresh-fields': {
    question:
      'Which fields has the response of /public/user/refresh? The only public client reads access_token, refresh_token and expires_in.',
    default: 'as-oauth',
    variants: {
      'as-oauth': 'access_token, refresh_token and expires_in, as the client reads them',
      'own-names':
        'token, refreshToken, tokenExpirationTimeSec and refreshTokenExpirationTimeSec, for which no source is public',
    },
  },
  'userhub-error-body': {
    question:
      'What is the error body of the older UserHub token services? It is also assumed that they reject a wrong access key with 401, and a body without a field with 400.',
    default: 'as-users',
    variants: {
      'as-users': "{timestamp, status, error, message, path}, as in NICE's user management",
      'error-description': '{error, error_description}, as at /auth/token',
    },
  },
  'whoami-unknown-token': {
    question: 'Which status does whoami return for an invalid token?',
    default: '401',
    variants: { '401': '401 invalid_token', '400': '400 invalid_request' },
  },
  'deactivated-access-key': {
    question: 'What happens to the tokens issued for an access key when the key is deactivated or deleted?',
    default: 'live-on',
    variants: {
      'live-on': 'they remain valid until they expire; only new tokens are denied',
      end: 'they are rejected from then on',
    },
  },
  'access-key-permission': {
    question:
      'Does a user need the permission "My Access Key" for the own access keys, and "Access Key" for those of others, as NICE documents, also through the API?',
    default: 'documented',
    variants: {
      documented: 'yes: 403 without it',
      own: 'only "Access Key"; every user may manage the own keys',
      any: 'no: every user may manage those of every user of the tenant',
    },
  },
  'access-key-unknown': {
    question:
      'What does the API return when the user or the tenant of a new access key does not exist? NICE declares no 404. It is also assumed that a body without userId, tenantId or isActive is rejected with 400.',
    default: 'bad-request-400',
    variants: { 'bad-request-400': '400, as for any other invalid body', 'not-found-404': '404' },
  },
  'access-key-list': {
    question:
      'Which access keys does a list contain that names no user? It is also assumed that a key for an unknown agent is rejected with 400.',
    default: 'manageable',
    variants: {
      manageable: 'those that the user may manage',
      own: "the user's own",
    },
  },
  'access-key-id-in-response': {
    question:
      'Does the response about one access key contain accessKeyId? NICE declares accessKeySecret instead, and shows a secret only once.',
    default: 'absent',
    variants: { absent: 'no', present: 'yes' },
  },
  'association-with-oneself': {
    question: 'Is the user of the token among the associations of /account-access?',
    default: 'listed',
    variants: { listed: 'yes', 'others-only': 'no, they are only the users to switch to' },
  },
  'browser-origins': {
    question: "From which origins may a browser call CXone's services?",
    default: 'any',
    variants: {
      any: "from any, because NICE's SDK runs in pages of other origins and sends requests that need a preflight",
      registered:
        'from those registered for an application, as a partner of NICE describes it: in the mock, the origins of the redirect URIs of its clients',
      none: 'only from their own: no Access-Control-Allow-Origin, and preflights fail',
    },
  },
  'id-token-audience': {
    question: 'What is aud in the id_token of a user who signed in with an access key and without a client?',
    default: 'access-key',
    variants: {
      'access-key': 'the id of the access key, in the place of a client id',
      issuer: 'the issuer, because the tokens are for its own services',
    },
  },
  'id-token-security-profile': {
    question:
      'What is icSPId, the number of a security profile, in the id_token? The mock has no security profiles, and the one public id_token, of 2021, has neither icSPId nor icAgentId nor area.',
    default: 'one',
    variants: { one: "'1' for every user", absent: 'the claim is missing' },
  },
  'logout-ends-tokens': {
    question: 'What happens at a logout to the tokens that were issued at the sign-in page of that browser?',
    default: 'live-on',
    variants: {
      'live-on': 'nothing: they remain valid until they expire',
      end: 'they are revoked: access tokens and refresh tokens are rejected from then on',
    },
  },
  'logout-unregistered-redirect': {
    question: 'What does a logout return for a post_logout_redirect_uri that no client has registered?',
    default: 'page-200',
    variants: {
      'page-200': '200 with a page: the browser is signed out and not redirected',
      'bad-request-400':
        '400 in plain text, as the sign-in page returns for such a redirect_uri; the browser stays signed in',
    },
  },
  'legacy-access-key': {
    question:
      'Does the token service of the older ACD issue tokens for an access key at /InContactAuthorizationServer/token/access-key? Two public programs request them there, and no document does.',
    default: 'same',
    variants: {
      same: 'yes, with the response of /InContactAuthorizationServer/Token',
      'not-found-404': 'no: 404',
    },
  },
  'legacy-scope': {
    question: 'Which scope does the token service of the older ACD return when a request contains one?',
    default: 'all',
    variants: {
      all: 'RealTimeApi AdminApi AgentApi ReportingApi, as in every response that was seen',
      requested: 'the requested one',
    },
  },
  'in-contact-client-token': {
    question:
      'What does the ACD return for a token of the Client grant, which has no user, where a request needs an agent?',
    default: 'forbidden-403',
    variants: {
      'forbidden-403': '403, because such a token is for resources that no user owns',
      'unauthorized-401': '401',
    },
  },
  'token-exchange-client': {
    question: 'Who may exchange an access token at /auth/token?',
    default: 'any-client',
    variants: {
      'any-client': 'every client of the tenant, also without a client_id',
      'same-client': 'only the client that it was issued to; invalid_grant for others',
    },
  },
  'token-exchange-sign-in': {
    question: 'Do the tokens of an exchange belong to the sign-in of the token that was exchanged?',
    default: 'same',
    variants: { same: 'yes: they are revoked together', own: 'no: they remain valid when it is revoked' },
  },
  'impersonation-audience': {
    question:
      'What does audience identify in the five impersonation grants, which NICE lists without an explanation?',
    default: 'not-implemented',
    variants: {
      'not-implemented': 'unknown: 501 when the parameters that NICE requires are present',
      'user-id': 'the userId of another user of the tenant, to whom the tokens are issued',
    },
  },
} as const
