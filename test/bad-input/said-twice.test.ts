import { expect, test } from 'vitest'
import { createCxoneMock, parseScenario, demoScenario } from '../../mock-server/index.js'
import { duplicateKey } from '../../mock-server/validation/duplicate-key.js'
import { parseInstant } from '../../mock-server/world/values/parse-instant.js'

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const recorder = { authorization: `Basic ${Buffer.from('recorder:recorder-secret').toString('base64')}` }

async function mockWithToken() {
  const mock = await createCxoneMock({ clock: '2026-01-15T10:00:00Z' })
  const send = (method: string, target: string, init: RequestInit = {}) =>
    mock.fetch(new Request(`http://any.example${target}`, { method, ...init }))
  const reply = await send('POST', '/oauth/token', {
    headers: { ...form, ...recorder },
    body: 'grant_type=client_credentials',
  })
  const { access_token: token } = (await reply.json()) as { access_token: string }
  return {
    mock,
    send,
    token,
    explain: () => {
      const { requests } = mock.defaultSandbox
      return requests.explain(requests.list().at(-1)?.id ?? '')
    },
  }
}

test.each([
  'x=%zz',
  'x=%ff',
  'x=%',
  'x=%4',
  'x=%c0%af',
  'x=%ed%a0%80',
  '%ff=x',
  'scope=recording:read%zz',
  'scope=%ff',
])('a form with the bad escape %s is invalid_request at both token endpoints', async (parameter) => {
  const { send, explain } = await mockWithToken()
  for (const path of ['/oauth/token', '/auth/token']) {
    const reply = await send('POST', path, {
      headers: { ...form, ...recorder },
      body: `grant_type=client_credentials&${parameter}`,
    })
    expect([reply.status, await reply.json()]).toEqual([
      400,
      expect.objectContaining({ error: 'invalid_request' }) as unknown,
    ])
    expect(explain().rule).toBe('percent-encoding')
  }
})

test('a bad escape in a query is 400 with the error body of the surface', async () => {
  const { send, token, explain } = await mockWithToken()
  const reply = await send('GET', '/api/v2/conversations?pageSize=2&x=%zz', {
    headers: { authorization: `Bearer ${token}` },
  })
  expect([reply.status, await reply.json()]).toEqual([
    400,
    expect.objectContaining({
      code: 'bad.request',
      message: 'the percent-encoding in the query is not valid',
    }) as unknown,
  ])
  expect(explain().rule).toBe('percent-encoding')
})

test('a token in the query beside the header is noted', async () => {
  const { send, token, explain } = await mockWithToken()
  const { status } = await send('GET', `/api/v2/conversations?access_token=${token}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  expect(status).toBe(200)
  expect(explain().notes).toEqual([
    'The request has a token in the query and in the Authorization header. The mock read only the header. RFC 6750 2 allows one of them, and the real API may reject both.',
  ])
})

test.each([
  ['{"recordingId":"rec-123","action":"stop","action":"start"}', 200],
  ['{"recordingId":"rec-123","action":"stop","act\\u0069on":"start"}', 200],
  ['{"recordingId":"rec-0","action":"stop","action":"start"}', 404],
])('a field that a body has twice is noted: %s', async (body, status) => {
  const { send, token, explain } = await mockWithToken()
  const reply = await send('POST', '/api/v2/recording/recordingcontrols/start', {
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body,
  })
  expect(reply.status).toBe(status)
  expect(explain().notes).toEqual([
    'The body has the field "action" twice. The mock used the last one. The real API may use the first one or reject the body.',
  ])
})

test.each([
  ['{"a":1,"a":2}', 'a'],
  ['{"a":{"b":1,"b":2}}', 'b'],
  ['[{"a":1},{"a":2}]', undefined],
  ['{"a":{"b":1},"b":2}', undefined],
  ['{"a":["a","a"],"b":"a"}', undefined],
  [String.raw`{"a\"":1,"a":2,"b":"\\","a":3}`, 'a'],
  ['{"a":1,"b":"a', undefined],
])('the name that occurs twice in %s is %s', (text, name) => {
  expect(duplicateKey(text)).toBe(name)
})

test('the control plane rejects a field that a body has twice', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  const reply = await fetch(`${mock.url}/__admin/calls`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"state":"connected","state":"alerting"}',
  })
  expect([reply.status, await reply.text()]).toEqual([
    400,
    expect.stringContaining('The body has the field \\"state\\" twice. Send it once.') as unknown,
  ])
})

test.each([String.raw`a\ud800`, String.raw`\udc00b`, String.raw`a\u0000`])(
  'the id %s is rejected where it enters, and nothing of it is stored',
  async (id) => {
    await using mock = await createCxoneMock({ port: 0 })
    const reply = await fetch(`${mock.url}/__admin/calls`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"conversationId":"${id}","state":"connected"}`,
    })
    expect([reply.status, await reply.text()]).toEqual([
      400,
      expect.stringContaining('conversationId must be a string without lone surrogates and NUL') as unknown,
    ])
    const text = JSON.parse(`"${id}"`) as string
    expect(() => mock.defaultSandbox.calls.begin({ conversationId: text })).toThrow(
      'conversationId must be a string without lone surrogates and NUL',
    )
    const [division, ...divisions] = demoScenario.divisions
    const scenario = { ...demoScenario, divisions: [{ ...division, id: text }, ...divisions] }
    await expect(parseScenario(scenario)).rejects.toThrow(
      'divisions[0].id must be a string without lone surrogates and NUL',
    )
  },
)

test.each([
  '-999999999999h',
  '-36526d',
  '2026-02-30T00:00:00Z',
  '2026-01-15T10:00:00',
  '9999-12-31T00:00:00Z',
])('a scenario with the time %s is rejected', async (startTime) => {
  const [call, ...calls] = demoScenario.conversations
  const scenario = { ...demoScenario, conversations: [{ ...call, startTime }, ...calls] }
  await expect(parseScenario(scenario)).rejects.toThrow('conversations[0].startTime must be an ISO 8601 time')
})

test.each([
  ['2026-01-15T10:00:00Z', 1_768_471_200_000],
  ['2026-01-15T10:00:00+02:00', 1_768_464_000_000],
  ['2026-01-15', 1_768_435_200_000],
  ['2026-01-15T10:00:00', undefined],
  ['2026-01-15T10:00:00+25:00', undefined],
  ['2026-02-30', undefined],
  ['2026-02-30T10:00:00Z', undefined],
  ['1/2/26', undefined],
  ['0000-01-01T00:00:00Z', undefined],
  ['+010000-01-01T00:00:00Z', undefined],
])('%s is read as %s in every zone of the machine', (text, instant) => {
  expect(parseInstant(text)).toBe(instant)
})

test('the clock takes no time without a zone', async () => {
  const { mock } = await mockWithToken()
  const { clock } = mock.defaultSandbox
  for (const time of ['2026-01-15T10:00:00', '1/2/26', '2026-02-30T00:00:00Z']) {
    expect(() => clock.set(time)).toThrow(`${time} is not a time: write 2026-01-15T10:00:00Z, with a zone`)
  }
  expect(new Date(clock.now()).toISOString()).toBe('2026-01-15T10:00:00.000Z')
})
