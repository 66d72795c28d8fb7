/** What nobody outside of NICE knows about CXone's authentication: part of the register in ambiguities.ts. */
export const cxoneAmbiguities = {
  'auth-refused-client-status': {
    question: 'Which status has invalid_client at /auth/token?',
    default: '400',
    variants: {
      '400': '400, the only refusal that NICE declares',
      '401': '401 with WWW-Authenticate: Basic, as RFC 6749 5.2 asks after HTTP Basic',
    },
  },
  'auth-token-json-body': {
    question: 'Does /auth/token read a JSON object? Some clients send one; NICE lists the form only.',
    default: 'refused',
    variants: { refused: '400 invalid_request', read: 'its texts are read as parameters' },
  },
  'auth-client-secret-in-body': {
    question:
      'Does /auth/token take client_id and client_secret in the body? Its discovery document has Basic alone.',
    default: 'taken',
    variants: {
      taken: "yes: NICE's document lists them, and many clients send them",
      refused: 'no: 400 invalid_client, by client_secret_basic alone',
    },
  },
  'token-response-wrapping': {
    question: 'Is the token response an object? One client is ready for an array around it.',
    default: 'object',
    variants: { object: 'an object, as RFC 6749 5.1 has it', array: 'an array that holds the object' },
  },
  'access-token-format': {
    question: 'Is a CXone access token opaque, or a JWT?',
    default: 'opaque',
    variants: {
      opaque: 'a text without a meaning',
      jwt: 'a JWT signed with RS256, with the claims of the id_token',
    },
  },
  'refresh-without-client': {
    question: 'Does /auth/token refresh a token of a public client without client_id?',
    default: 'accepted',
    variants: {
      accepted: "it does: NICE's own SDK sends none",
      refused: '400 invalid_request: NICE lists client_id as required',
    },
  },
  'refresh-token-lifetime': {
    question: 'How long does a CXone refresh token live?',
    default: '2h',
    variants: { '2h': '7200 s, as the older token service says', '24h': 'a day' },
  },
  'refresh-token-rotation': {
    question: 'Does a refresh token change when it is used?',
    default: 'rotates',
    variants: { rotates: 'a new one comes, and the old one is used up', stays: 'the same one goes on' },
  },
  'refresh-token-reuse': {
    question: 'What happens to the tokens of a grant when a used refresh token comes again?',
    default: 'grant-revoked',
    variants: {
      'grant-revoked': 'all of them end, as RFC 9700 4.14.2 asks',
      'refused-only': 'it is refused, and the others live on',
    },
  },
  'authorization-code-lifetime': {
    question: 'How long does an authorization code live?',
    default: '60s',
    variants: { '60s': 'a minute', '10m': 'ten minutes, the most that RFC 6749 4.1.2 recommends' },
  },
  'authorization-code-reuse': {
    question: 'What happens to the tokens of an authorization code that comes again?',
    default: 'grant-revoked',
    variants: {
      'grant-revoked': 'all of them end, as RFC 6749 4.1.2 asks',
      'refused-only': 'it is refused, and they live on',
    },
  },
  'sso-session-lifetime': {
    question: 'How long does a browser stay signed in at the sign-in page?',
    default: '8h',
    variants: { '8h': 'a working day', '1h': 'an hour, as an access token' },
  },
  'pkce-for-confidential-clients': {
    question: 'Must a client that has a secret use PKCE?',
    default: 'optional',
    variants: {
      optional: 'it may',
      required: 'invalid_request without code_challenge, as for a public client',
    },
  },
  'authorize-foreign-tenant': {
    question: 'What does the sign-in page answer to the tenantId of another tenant?',
    default: 'refused',
    variants: { refused: 'invalid_request, to the redirect_uri', ignored: 'tenantId is not looked at' },
  },
  'cxone-token-on-api-v2': {
    question: 'Does a token of CXone (/auth/token) work under /api/v2, and does it have scopes there?',
    default: 'refused',
    variants: {
      refused: '401: tokens of one service mean nothing to the other',
      'without-scope':
        'it is a valid token without any scope, so that what asks for recording:control refuses it',
    },
  },
  'oauth-authorization-server-metadata': {
    question: 'Is there /.well-known/oauth-authorization-server (RFC 8414) beside openid-configuration?',
    default: 'served',
    variants: { served: '200 with the metadata', absent: '404 with no body' },
  },
  'userinfo-challenge': {
    question: 'Does the empty 401 of /auth/userinfo carry WWW-Authenticate?',
    default: 'none',
    variants: {
      none: 'no WWW-Authenticate header',
      bearer: 'WWW-Authenticate: Bearer realm="cxone", as RFC 6750 3 asks',
    },
  },
  'userhub-refused-status': {
    question: 'Which status do the older UserHub token services answer to wrong credentials?',
    default: '401',
    variants: { '401': '401 Unauthorized', '400': '400 Bad Request' },
  },
  'userhub-error-body': {
    question:
      'What is the body of a refusal of the older UserHub token services and of the access keys, which no document shows?',
    default: 'as-users',
    variants: {
      'as-users': "{timestamp, status, error, message, path}, as NICE's user management has it",
      'error-description': '{error, error_description}, as /auth/token has it',
    },
  },
  'whoami-unknown-token': {
    question: 'Which status does whoami answer to a token that does not do?',
    default: '401',
    variants: { '401': '401 invalid_token', '400': '400 invalid_request' },
  },
  'deactivated-access-key': {
    question: 'What happens to the tokens that were got with an access key when it is deactivated?',
    default: 'live-on',
    variants: {
      'live-on': 'they live until they expire; only new ones are refused',
      end: 'they are refused from then on',
    },
  },
  'access-key-permission': {
    question: 'Whose access keys may a user create, activate and deactivate?',
    default: 'own',
    variants: { own: "one's own; 403 for those of others", any: 'those of everybody in the tenant' },
  },
  'access-key-unknown': {
    question: 'What is answered where the user or the access key that a request names is not there?',
    default: 'not-found-404',
    variants: { 'not-found-404': '404', 'bad-request-400': '400, as for any other body that does not do' },
  },
  'association-with-oneself': {
    question: 'Is the user of the token among the associations of /account-access?',
    default: 'listed',
    variants: { listed: 'yes', 'others-only': 'no: they are the users that one may change to' },
  },
  'browser-origins': {
    question: "From which origins may a browser ask CXone's services?",
    default: 'any',
    variants: {
      any: "from any: NICE's SDK runs in pages of other origins, and sends what needs a preflight",
      none: 'from their own alone: no Access-Control-Allow-Origin, and preflights are in vain',
    },
  },
  'id-token-audience': {
    question: 'What is aud in the id_token of a user who signed in with an access key and without a client?',
    default: 'access-key',
    variants: {
      'access-key': 'the id of the access key: it stands where a client would',
      issuer: 'the issuer itself, for whose services the tokens are',
    },
  },
  'id-token-security-profile': {
    question:
      'What is icSPId in the id_token, the number of a security profile, which the mock does not have?',
    default: 'one',
    variants: { one: "'1', for everybody", absent: 'the claim is not there' },
  },
  'logout-ends-tokens': {
    question: 'What does a logout do to the tokens that were issued at the sign-in page of that browser?',
    default: 'live-on',
    variants: {
      'live-on': 'nothing: they live until they expire',
      end: 'it ends them: access tokens and refresh tokens are refused from then on',
    },
  },
  'logout-unregistered-redirect': {
    question: 'What does a logout answer to a post_logout_redirect_uri that no client has registered?',
    default: 'page-200',
    variants: {
      'page-200': '200 with a page: the browser is signed out, and sent nowhere',
      'bad-request-400':
        '400 in plain text, as the sign-in page answers to such a redirect_uri; nobody is signed out',
    },
  },
  'legacy-scope': {
    question: 'Which scope does the token service of the older ACD answer to a request that asks for one?',
    default: 'all',
    variants: {
      all: 'RealTimeApi AdminApi AgentApi ReportingApi, as in every answer that was seen',
      requested: 'the one that was asked for',
    },
  },
  'token-exchange-client': {
    question: 'Who may exchange an access token at /auth/token?',
    default: 'any-client',
    variants: {
      'any-client': 'every client of the tenant, and who names none',
      'same-client': 'the client that it was issued to; invalid_grant for others',
    },
  },
  'token-exchange-sign-in': {
    question: 'Do the tokens of an exchange belong to the sign-in of the token that was exchanged?',
    default: 'same',
    variants: { same: 'yes: they are revoked together', own: 'no: they live on when that is revoked' },
  },
  'impersonation-audience': {
    question:
      'What does audience name in the five grants of impersonation, which NICE lists and does not explain?',
    default: 'not-imitated',
    variants: {
      'not-imitated': 'nobody knows: 501, once the parameters that NICE requires are there',
      'user-id': 'the userId of another user of the tenant, for whom tokens are issued',
    },
  },
} as const
