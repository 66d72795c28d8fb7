import { expect, test } from 'vitest'
import { createCxoneMock, type CxoneMock } from '../../../mock-server/index.js'

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const grant = 'grant_type=client_credentials'

const basicOf = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`

async function send(mock: CxoneMock, method: string, target: string, init: RequestInit = {}) {
  return mock.fetch(new Request(`http://any.example${target}`, { method, ...init }))
}

async function tokenExplained(pair: string) {
  const mock = await createCxoneMock()
  const headers = { ...form, authorization: basicOf(pair) }
  const { status } = await send(mock, 'POST', '/oauth/token', { headers, body: grant })
  expect(status).toBe(401)
  return mock.defaultSandbox.requests.explain()
}

async function bearerExplained(value: string, mock?: CxoneMock) {
  const own = mock ?? (await createCxoneMock())
  const headers = { authorization: `Bearer ${value}` }
  const { status } = await send(own, 'GET', '/api/v2/conversations', { headers })
  expect(status).toBe(401)
  return own.defaultSandbox.requests.explain()
}

test.each([
  [
    'undefined',
    'The bearer token is the word "undefined". The variable of the client that should hold the token has no value.',
  ],
  [
    'null',
    'The bearer token is the word "null". The variable of the client that should hold the token has no value.',
  ],
  [
    'None',
    'The bearer token is the word "None". The variable of the client that should hold the token has no value.',
  ],
  ['CXONE_TOKEN', 'The bearer token is the placeholder "CXONE_TOKEN", not the value of a token.'],
  ['recorder', 'The bearer token is the id of client recorder, not an access token.'],
  ['recorder-secret', 'The bearer token is the secret of client recorder, not an access token.'],
  ['SAMDEMOKEY', 'The bearer token is the id of access key SAMDEMOKEY, not an access token.'],
  ['sam-access-key-secret', 'The bearer token is the secret of access key SAMDEMOKEY, not an access token.'],
  [
    Buffer.from('recorder:recorder-secret').toString('base64'),
    'The bearer token is the client credentials of recorder in base64, not an access token.',
  ],
  ['', 'The Authorization header has the scheme Bearer, but no token after it.'],
  ['Bearer abc', 'The word Bearer occurs twice in the Authorization header (RFC 6750 2.1).'],
  ['"abc"', 'The token is in quotation marks in the Authorization header (RFC 6750 2.1).'],
  [
    '[object Object]',
    'The bearer token is "[object Object]". The client sends an object, not its field access_token.',
  ],
  [
    '{{token}}',
    'A placeholder in brackets stands where the token should be in the Authorization header (RFC 6750 2.1).',
  ],
])('the bearer token %j is explained by what it is', async (value, reason) => {
  expect((await bearerExplained(value)).reason).toBe(reason)
})

test('an id_token and a refresh token are recognised, and neither is repeated', async () => {
  const mock = await createCxoneMock()
  const reply = await send(mock, 'POST', '/authentication/v1/token/access-key', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ accessKeyId: 'SAMDEMOKEY', accessKeySecret: 'sam-access-key-secret' }),
  })
  const { id_token, refresh_token } = (await reply.json()) as Record<string, string>
  const id = await bearerExplained(id_token ?? '', mock)
  expect(id.reason).toBe('The bearer token is an id_token, not an access token.')
  expect(id.fix).toEqual([
    'Send the field access_token of the same response. An id_token tells the client who signed in.',
  ])
  const refresh = await bearerExplained(refresh_token ?? '', mock)
  expect(refresh.reason).toBe('The bearer token is a refresh token, not an access token.')
  expect(JSON.stringify([id, refresh])).not.toContain(refresh_token)
})

test.each([
  ['recorder:recorder-secret\n', 'The secret of client recorder ends with a line end.'],
  ['recorder:recorder-secret ', 'The secret of client recorder begins or ends with white space.'],
  ['recorder:"recorder-secret"', 'The secret of client recorder is in quotation marks.'],
  [
    'recorder:undefined',
    'The secret of client recorder is the word "undefined". The variable that should hold it has no value.',
  ],
  ['recorder:', 'The secret of client recorder is empty. The variable that should hold it has no value.'],
  ['recorder:studio-basic-secret', 'The secret belongs to client studio-basic, not to client recorder.'],
  ['recorder\r\n:recorder-secret', 'The client id "recorder\\r\\n" ends with a line end.'],
  ['Recorder:recorder-secret', 'The client id "Recorder" is in another case.'],
  [
    'None:recorder-secret',
    'The client id is the word "None". The variable that should hold it has no value.',
  ],
  [
    'recorder-secret:recorder',
    'The client id and the secret are swapped: the secret is the id of client recorder.',
  ],
  [
    'SAMDEMOKEY:sam-access-key-secret',
    'The client id is the id of access key SAMDEMOKEY, which belongs to a user.',
  ],
  ['recorder:wrong', 'The secret of client recorder is wrong.'],
])('the client credentials %j are explained by the slip in them', async (pair, reason) => {
  expect((await tokenExplained(pair)).reason).toBe(reason)
})

test.each([
  ['Basic !!!', 'the credentials have characters that base64 does not have'],
  ['Basic recorder:recorder-secret', 'the credentials are not encoded in base64'],
  ['Basic cmVjb3JkZXI=', 'the decoded credentials have no colon between the id and the secret'],
  ['Basic cmVj b3Jk', 'more than one word follows the scheme Basic'],
  ['Basic /w==', 'the credentials are not base64 of UTF-8'],
  ['Basic', 'nothing follows the scheme Basic'],
  ['Bearer abc', 'the scheme is not Basic'],
])('the header %j is told apart from a wrong secret', async (authorization, wrong) => {
  const mock = await createCxoneMock()
  await send(mock, 'POST', '/oauth/token', { headers: { ...form, authorization }, body: grant })
  const { rule, reason } = mock.defaultSandbox.requests.explain()
  expect([rule, reason]).toEqual([
    'basic-syntax',
    `The Authorization header is malformed: ${wrong}. Nothing was compared.`,
  ])
})

test('a recording id with a line end is named, with the id that was meant', async () => {
  const mock = await createCxoneMock()
  const reply = await send(mock, 'POST', '/oauth/token', {
    headers: { ...form, authorization: basicOf('recorder:recorder-secret') },
    body: grant,
  })
  const { access_token } = (await reply.json()) as { access_token: string }
  await send(mock, 'POST', '/api/v2/recording/recordingcontrols/start', {
    headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ recordingId: 'rec-123\n', action: 'start' }),
  })
  const { reason, fix } = mock.defaultSandbox.requests.explain()
  expect(reason).toContain('The id "rec-123\\n" ends with a line end.')
  expect(fix).toEqual(['Did you mean rec-123?'])
})

test("a credential of another sandbox is explained by its owner, and so are the demo's", async () => {
  const mock = await createCxoneMock()
  const sandbox = await mock.sandbox({ id: 'mine' })
  const headers = { ...form, authorization: basicOf('recorder:recorder-secret') }
  await send(mock, 'POST', '/s/mine/oauth/token', { headers, body: grant })
  expect(sandbox.requests.explain().reason).toBe(
    'The credential belongs to sandbox "default", but the request names sandbox "mine".',
  )
  const reply = await send(mock, 'POST', '/oauth/token', { headers, body: grant })
  const { access_token } = (await reply.json()) as { access_token: string }
  await send(mock, 'GET', '/api/v2/conversations', {
    headers: { authorization: `Bearer ${access_token}`, 'x-cxone-mock-sandbox': 'mine' },
  })
  expect(sandbox.requests.explain().reason).toBe(
    'The credential belongs to sandbox "default", but the request names sandbox "mine".',
  )
})

test.each([
  ['an operation that is not implemented', 'POST', '/api/v2/analytics', {}, 501],
  ['a path outside of every API', 'GET', '/nowhere', {}, 404],
  ['an unknown sandbox', 'GET', '/s/nobody/api/v2/conversations', {}, 404],
  ['a target over the limit', 'GET', `/api/v2/${'a'.repeat(8200)}`, {}, 414],
  ['a body over the limit', 'POST', '/oauth/token', { body: 'a'.repeat(70_000), headers: form }, 413],
  [
    'a parameter over the limit',
    'POST',
    '/oauth/token',
    { body: `${grant}&scope=${'a'.repeat(16_385)}`, headers: form },
    400,
  ],
])(
  '%s is rejected by the mock itself, without evidence about the API',
  async (_, method, target, init, status) => {
    const mock = await createCxoneMock()
    expect((await send(mock, method, target, init)).status).toBe(status)
    const explanation = mock.defaultSandbox.requests.explain()
    expect(explanation.evidence).toBeUndefined()
    expect(explanation.notes).toContain(
      'The mock itself rejects this request. The response says nothing about what the real API would send.',
    )
  },
)
