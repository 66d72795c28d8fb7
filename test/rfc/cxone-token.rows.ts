import { expect } from 'vitest'
import type { Sent } from '../hosts.js'
import { basic, form, get, unlabelled } from './requests.js'
import { notAForm, tokenError, type Expected, type Row } from './row.js'

const key = 'grant_type=password&username=SAMDEMOKEY&password=sam-access-key-secret'
const backend = { authorization: basic('cxone-backend', 'cxone-backend-secret') }
const methodRefused = { 'cache-control': 'no-store', pragma: 'no-cache', allow: 'POST, OPTIONS' }

function token(body = key, headers: Sent['headers'] = backend): Sent {
  return { method: 'POST', target: '/auth/token', headers: { 'content-type': form, ...headers }, body }
}

const jwt = expect.stringMatching(/^eyJ[\w-]+\.eyJ[\w-]+\.[\w-]{342}$/) as unknown

/** NICE declares all of these as required. */
const granted: Expected = {
  status: 200,
  headers: {
    'cache-control': 'no-store',
    pragma: 'no-cache',
    'content-type': 'application/json',
    'www-authenticate': null,
  },
  body: {
    access_token: jwt,
    token_type: 'Bearer',
    expires_in: 3600,
    refresh_token: jwt,
    id_token: jwt,
    issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
  },
}

const invalidClient = tokenError(400, 'invalid_client', 'client authentication failed')
const missing = tokenError(400, 'invalid_request', 'parameter grant_type is missing')
const unsupported = tokenError(400, 'unsupported_grant_type', 'the grant type is not supported')
const repeated = (name: string) => tokenError(400, 'invalid_request', `parameter ${name} is repeated`)

/** Rows 1-67 where POST /auth/token answers another thing than POST /oauth/token, or could. */
export const cxoneToken: readonly Row[] = [
  { row: 1, title: 'CXone: an access key gets tokens', requests: [token(), token(key, {})], expect: granted },
  {
    row: 5,
    title: 'CXone: no-store and no-cache are on each refusal, whoever refuses',
    requests: [
      token('grant_type=client_credentials'),
      token(key, { authorization: 'Basic eDp5' }),
      token(key, { ...backend, 'content-encoding': 'gzip' }),
      token('a'.repeat(65_537)),
      get('/auth/token'),
    ],
    expect: {
      status: expect.any(Number) as number,
      headers: { 'cache-control': 'no-store', pragma: 'no-cache' },
    },
    look: (_, replies) => expect(replies.map(({ status }) => status)).toEqual([400, 400, 415, 413, 405]),
  },
  {
    row: 12,
    title: 'CXone: GET, HEAD, PUT, PATCH and DELETE are refused with 405 and Allow',
    requests: ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'].map((method) => ({
      method,
      target: '/auth/token',
      headers: backend,
    })),
    expect: { status: 405, headers: methodRefused },
  },
  {
    row: 14,
    title: 'CXone: the form media type is taken in any case, with the charset UTF-8',
    requests: ['application/x-www-form-urlencoded;charset=UTF-8', 'APPLICATION/X-WWW-Form-UrlEncoded'].map(
      (type) => token(key, { ...backend, 'content-type': type }),
    ),
    expect: granted,
  },
  {
    row: 15,
    title: 'CXone ◆: a form under the label of JSON is read, as the SDK of NICE sends it',
    requests: ['application/json', 'application/json; charset=utf-8'].map((type) =>
      token(key, { ...backend, 'content-type': type }),
    ),
    expect: granted,
  },
  {
    row: 15,
    title: 'CXone: a JSON object is refused, and so is what is no object',
    requests: [
      token('{"grant_type":"password"}', { ...backend, 'content-type': 'application/json' }),
      token('  {', { ...backend, 'content-type': 'application/json' }),
    ],
    expect: notAForm,
  },
  {
    row: 15,
    title: 'CXone ◆: a JSON object is read, if CXone does; of it texts alone',
    assume: { 'auth-token-json-body': 'read' },
    requests: [
      token('{"grant_type":"password","username":"SAMDEMOKEY","password":"sam-access-key-secret","x":1}', {
        'content-type': 'application/json',
      }),
    ],
    expect: granted,
  },
  {
    row: 16,
    title: 'CXone: multipart, plain text and no label at all are refused',
    requests: [
      token(key, { ...backend, 'content-type': 'text/plain' }),
      token(key, { ...backend, 'content-type': 'multipart/form-data; boundary=x' }),
      unlabelled('POST', '/auth/token', key, backend),
    ],
    expect: notAForm,
  },
  {
    row: 17,
    title: 'CXone ◆: no parameter of the form media type decides',
    requests: ['; charset=ISO-8859-1', ';charset=utf8', ';', '; charset=UTF-8; x=y'].map((parameters) =>
      token(key, { ...backend, 'content-type': form + parameters }),
    ),
    expect: granted,
  },
  {
    row: 17,
    title: 'CXone ◆: another charset is refused, if CXone reads UTF-8 only',
    assume: { 'content-type-parameters': 'utf-8-only' },
    requests: [token(key, { ...backend, 'content-type': `${form}; charset=iso-8859-1` })],
    expect: notAForm,
  },
  { row: 19, title: 'CXone: an empty body is refused', requests: [token('')], expect: missing },
  {
    row: 24,
    title: 'CXone: grant_type missing, empty or in another case is missing',
    requests: [token('username=x'), token('grant_type='), token('Grant_Type=password')],
    expect: missing,
  },
  {
    row: 26,
    title: 'CXone ◆: client_credentials, unknown grants and other cases are unsupported_grant_type',
    requests: ['client_credentials', 'Password', 'implicit', '__proto__'].map((grant) =>
      token(`grant_type=${grant}`),
    ),
    expect: unsupported,
  },
  {
    row: 27,
    title: 'CXone: a known grant that the client may not use is unauthorized_client',
    requests: [token(key, { authorization: basic('recorder', 'recorder-secret') })],
    expect: tokenError(400, 'unauthorized_client', 'the client may not use this grant type'),
  },
  ...['grant_type', 'username', 'password', 'scope', 'client_id', 'refresh_token', 'code'].map(
    (name): Row => ({
      row: 30,
      title: `CXone: ${name} twice is refused`,
      requests: [token(`${key}&${name}=a&${name}=a`, {})],
      expect: repeated(name),
    }),
  ),
  {
    row: 34,
    title: 'CXone: a client_secret in the URI is refused, and nothing else is read there',
    requests: [{ ...token(), target: '/auth/token?client_secret=canary-51c0' }],
    expect: tokenError(400, 'invalid_request', 'client credentials are not read from the URI'),
    look: (mock) => expect(JSON.stringify(mock.defaultSandbox.requests.list())).not.toContain('canary-51c0'),
  },
  {
    row: 40,
    title: 'CXone: a scope without openid is invalid_scope, and openid among others is enough',
    requests: ['scope=OpenID', 'scope=recording%3Acontrol', 'scope=openid%2Cprofile'].map((scope) =>
      token(`${key}&${scope}`),
    ),
    expect: tokenError(400, 'invalid_scope', 'the scope is not supported'),
  },
  {
    row: 40,
    title: 'CXone: openid, openid among others and an empty scope are taken',
    requests: ['scope=openid', 'scope=openid+profile', 'scope='].map((scope) => token(`${key}&${scope}`)),
    expect: granted,
  },
  {
    row: 48,
    title: 'CXone: HTTP Basic is read form-encoded and raw, and the body is another place for it',
    requests: [
      token(key, { authorization: basic('my+backend', 'a%2Bb%252F%3A%C3%A9%26%3D') }),
      token(key, { authorization: basic('my backend', 'a+b%2F:é&=') }),
      token(`${key}&client_id=my+backend&client_secret=a%2Bb%252F%3A%C3%A9%26%3D`, {}),
    ],
    expect: granted,
  },
  {
    row: 55,
    title: 'CXone: another client_id in the body than in HTTP Basic is refused',
    requests: [token(`${key}&client_id=cxone-agent`)],
    expect: tokenError(
      400,
      'invalid_request',
      'client_id in the body differs from the client that authenticated',
    ),
  },
  {
    row: 57,
    title: 'CXone ◆: an unknown client, a wrong secret and none are the same 400 without a challenge',
    requests: [
      token(key, { authorization: basic('nobody', 'x') }),
      token(key, { authorization: basic('cxone-backend', 'x') }),
      token(key, { authorization: basic('cxone-backend', '') }),
      token(key, { authorization: basic('cxone-agent', '') }),
      token(key, { authorization: basic('disabled', 'disabled-secret') }),
      token(key, { authorization: 'Bearer x' }),
      token(`${key}&client_id=cxone-backend`, {}),
      token(`${key}&client_id=nobody`, {}),
      token(`${key}&client_id=cxone-backend&client_secret=x`, {}),
    ],
    expect: invalidClient,
  },
  {
    row: 58,
    title: 'CXone: a wrong secret is 401 with a challenge, if CXone does as RFC 6749 5.2 says',
    assume: { 'auth-refused-client-status': '401' },
    requests: [token(key, { authorization: basic('cxone-backend', 'x') })],
    expect: { ...invalidClient, status: 401, headers: { 'www-authenticate': 'Basic realm="cxone"' } },
  },
  {
    row: 66,
    title: 'CXone: hostile input stays out of error_description',
    requests: [token('grant_type=%22%0d%0a%5c%00'), token('grant_type=%F0%9F%92%A9')],
    expect: unsupported,
  },
  {
    row: 67,
    title: 'CXone: no error and no journal has the secret of an access key or of a client',
    requests: [
      token('grant_type=password&username=SAMDEMOKEY&password=canary-77aa', {}),
      token('grant_type=password&username=canary&password=canary-77aa', {}),
    ],
    expect: tokenError(400, 'invalid_grant', 'Invalid credentials'),
    look: (mock) => expect(JSON.stringify(mock.defaultSandbox.requests.list())).not.toContain('canary-77aa'),
  },
]
