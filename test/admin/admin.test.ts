import { expect, test } from 'vitest'
import { createCxoneMock, type MockOptions } from '../../mock-server/index.js'
import { caseInstant } from '../hosts.js'

const json = { 'content-type': 'application/json' }

async function listening(options: MockOptions = {}) {
  const mock = await createCxoneMock({ port: 0, seed: 'admin', clock: caseInstant, ...options })
  const admin = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = json,
  ) => {
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
    const reply = await fetch(`${mock.url}/__admin${path}`, init)
    const text = await reply.text()
    return {
      status: reply.status,
      headers: reply.headers,
      body: text === '' ? '' : (JSON.parse(text) as unknown),
    }
  }
  return { mock, admin, [Symbol.asyncDispose]: () => mock.close() }
}

test('health, ready and version answer', async () => {
  await using server = await listening()
  expect((await server.admin('GET', '/health')).body).toEqual({ status: 'ok' })
  expect((await server.admin('GET', '/ready')).body).toEqual({ status: 'ready', sandboxes: 1 })
  expect((await server.admin('GET', '/version')).body).toEqual({ name: 'cxone-mock', version: '0.1.0' })
})

test('a sandbox is made, listed, reset and deleted; its secrets are handed out once', async () => {
  await using server = await listening()
  const made = await server.admin('POST', '/sandboxes', {
    id: 'mine',
    clients: [{ scopes: ['recording:control'] }],
  })
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({
    id: 'mine',
    clients: [
      { clientId: 'client-1-mine', clientSecret: server.mock.sandboxById('mine').credentials.clientSecret },
    ],
  })
  const listed = await server.admin('GET', '/sandboxes')
  expect(JSON.stringify(listed.body)).not.toContain('clientSecret')
  expect(listed.body).toMatchObject({ sandboxes: [{ id: 'default' }, { id: 'mine' }] })
  expect((await server.admin('POST', '/sandboxes/mine/reset')).status).toBe(204)
  expect((await server.admin('DELETE', '/sandboxes/mine')).status).toBe(204)
  expect((await server.admin('GET', '/sandboxes/mine')).body).toEqual({
    type: 'about:blank',
    title: 'Not Found',
    status: 404,
    detail: 'There is no sandbox "mine".',
  })
})

test('a sandbox or a fork without clients is made, and its response has no credentials', async () => {
  await using server = await listening()
  const scenario = { name: 'empty', tenant: { id: 'org', name: 'Org' }, clients: [], conversations: [] }
  const divisions = [{ id: 'div-1', name: 'One' }]
  const made = await server.admin('POST', '/sandboxes', { id: 'empty', scenario: { ...scenario, divisions } })
  expect([made.status, made.body]).toMatchObject([201, { id: 'empty', clients: [] }])
  expect(made.body).not.toHaveProperty('credentials')
  const fork = await server.admin('POST', '/sandboxes/empty/fork', { id: 'fork' })
  expect([fork.status, fork.body]).toMatchObject([201, { id: 'fork', clients: [] }])
})

test('a scenario without a required field is rejected by each command that takes one', async () => {
  await using server = await listening()
  const incomplete = { name: 'empty' }
  const detail = expect.stringContaining('the field "tenant" is missing')
  const rejected = { status: 400, body: { detail } }
  expect(await server.admin('POST', '/sandboxes', { id: 'empty', scenario: incomplete })).toMatchObject(
    rejected,
  )
  expect(await server.admin('PUT', '/scenario', incomplete)).toMatchObject(rejected)
  expect((await server.admin('GET', '/sandboxes/empty')).status).toBe(404)
})

test('the clock is frozen, set, advanced and reset, and the Date header follows', async () => {
  await using server = await listening()
  expect((await server.admin('PUT', '/clock', { action: 'advance', duration: '55m' })).body).toEqual({
    now: '2026-01-15T10:55:00.000Z',
    frozen: true,
  })
  expect(
    (await server.admin('PUT', '/clock', { action: 'set', instant: '2027-01-01T00:00:00Z' })).body,
  ).toEqual({
    now: '2027-01-01T00:00:00.000Z',
    frozen: true,
  })
  const reply = await fetch(`${server.mock.url}/api/v2/conversations`)
  expect(reply.headers.get('date')).toBe('Fri, 01 Jan 2027 00:00:00 GMT')
  expect((await server.admin('PUT', '/clock', { action: 'reset' })).body).toMatchObject({ frozen: false })
  expect((await server.admin('GET', '/clock?sandbox=default')).body).toMatchObject({ frozen: false })
})

test('calls begin, are answered and end', async () => {
  await using server = await listening()
  const begun = await server.admin('POST', '/calls', { conversationId: 'conv-new', recordingId: 'rec-new' })
  expect(begun.status).toBe(201)
  expect(begun.body).toMatchObject({ conversationId: 'conv-new', recordingId: 'rec-new', state: 'alerting' })
  expect((await server.admin('POST', '/calls/conv-new/answer')).body).toMatchObject({ state: 'connected' })
  expect((await server.admin('POST', '/calls/conv-new/end')).body).toMatchObject({ state: 'ended' })
  expect((await server.admin('POST', '/calls/conv-new/end')).status).toBe(409)
  expect((await server.admin('GET', '/calls')).body).toEqual({
    calls: server.mock.defaultSandbox.calls.list(),
  })
})

test('the journal and the explanations are those of JavaScript', async () => {
  await using server = await listening()
  const reply = await fetch(`${server.mock.url}/api/v2/recording/recordingcontrols/start`, { method: 'POST' })
  const id = reply.headers.get('inin-correlation-id') ?? ''
  const { requests } = server.mock.defaultSandbox
  expect((await server.admin('GET', '/requests')).body).toEqual({ requests: requests.list() })
  expect((await server.admin('GET', '/requests?status=401')).body).toEqual({ requests: requests.list() })
  expect((await server.admin('GET', '/requests?status=200')).body).toEqual({ requests: [] })
  expect((await server.admin('GET', `/requests/${id}`)).body).toEqual(requests.get(id))
  expect((await server.admin('GET', `/requests/${id}/explain`)).body).toEqual(requests.explain(id))
  expect((await server.admin('GET', '/requests/last/explain')).body).toEqual(requests.explain())
  expect((await server.admin('DELETE', '/requests')).status).toBe(204)
  expect(requests.count()).toBe(0)
})

test('the state and the evidence are those of JavaScript', async () => {
  await using server = await listening()
  expect((await server.admin('GET', '/state')).body).toEqual(server.mock.defaultSandbox.state())
  expect((await server.admin('GET', '/evidence')).body).toEqual(
    JSON.parse(JSON.stringify(server.mock.evidence())),
  )
})

test('a reset is of one sandbox or of all', async () => {
  await using server = await listening()
  await fetch(`${server.mock.url}/api/v2/conversations`)
  await server.mock.sandbox({ id: 'mine' })
  await server.admin('POST', '/reset?sandbox=mine')
  expect(server.mock.defaultSandbox.requests.count()).toBe(1)
  await server.admin('POST', '/reset')
  expect(server.mock.defaultSandbox.requests.count()).toBe(0)
})

test('the control plane enters no journal', async () => {
  await using server = await listening()
  await server.admin('GET', '/health')
  await server.admin('GET', '/no-such')
  expect(server.mock.defaultSandbox.requests.count()).toBe(0)
})

test.each([
  [
    'POST',
    '/sandboxes',
    { clients: [{}] },
    'The sandbox options are not valid: clients[0]: the field "scopes" is missing.',
  ],
  [
    'POST',
    '/sandboxes',
    { colour: 'red' },
    'The sandbox options are not valid: there is no field "colour"; the fields are id, scenario, clients, users, assumptions, settle, seed, clock, idleSeconds.',
  ],
  [
    'POST',
    '/sandboxes',
    [],
    'The sandbox options are not valid: the sandbox options must be an object, not an empty list.',
  ],
  [
    'POST',
    '/sandboxes',
    { id: '../x' },
    'The sandbox options are not valid: id must be 1 to 64 letters, digits, - and _, not "../x".',
  ],
  [
    'POST',
    '/sandboxes',
    { clock: 'soon' },
    'soon is not a time: write 2026-01-15T10:00:00Z, with a zone, or milliseconds since 1970',
  ],
  [
    'POST',
    '/sandboxes',
    { assumptions: { x: 'y' } },
    /^The scenario is not valid: assumptions: no ambiguity is named x;/,
  ],
  [
    'PUT',
    '/clock',
    { action: 'rewind' },
    'The body is not valid: action must be one of freeze, set, advance, advanceToNextEvent, reset.',
  ],
  ['PUT', '/clock', { action: 'set' }, 'The body is not valid: the field "instant" is missing.'],
  [
    'PUT',
    '/clock',
    { action: 'advance', duration: 'x' },
    '"x" is not a duration. Use 55m, 1h30m, 250ms or PT55M.',
  ],
  [
    'PUT',
    '/clock',
    null,
    'The body is not valid: action must be one of freeze, set, advance, advanceToNextEvent, reset.',
  ],
  [
    'POST',
    '/calls',
    { state: 'ended' },
    'The call is not valid: state must be one of alerting, connected, not "ended".',
  ],
  ['GET', '/requests?status=ok', undefined, 'status must be a number of three digits, not "ok".'],
] as const)(
  '%s %s with a bad value answers 400 and says what to do: %#',
  async (method, path, body, detail) => {
    await using server = await listening()
    const reply = await server.admin(method, path, body)
    expect(reply.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    const said: unknown = typeof detail === 'string' ? detail : expect.stringMatching(detail)
    expect(reply.body).toMatchObject({ title: 'Bad Request', status: 400, detail: said })
  },
)

test('a body that is not JSON, or too large, is refused', async () => {
  await using server = await listening()
  const post = (body: string) =>
    fetch(`${server.mock.url}/__admin/sandboxes`, { method: 'POST', headers: json, body })
  expect((await post('{')).status).toBe(400)
  expect((await post(`{"id":"${'x'.repeat(10_000_000)}"}`)).status).toBe(413)
  expect((await server.admin('GET', '/health')).status).toBe(200)
})

test('a form post and a change from another origin are refused, and nothing changes', async () => {
  await using server = await listening()
  await fetch(`${server.mock.url}/api/v2/conversations`)
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  expect((await server.admin('POST', '/reset', undefined, form)).status).toBe(415)
  expect((await server.admin('POST', '/reset', undefined, {})).status).toBe(415)
  expect(
    (await server.admin('POST', '/reset', undefined, { ...json, origin: 'https://evil.example' })).status,
  ).toBe(403)
  expect((await server.admin('POST', '/reset', undefined, { ...json, origin: 'null' })).status).toBe(403)
  expect(server.mock.defaultSandbox.requests.count()).toBe(1)
  expect((await server.admin('POST', '/reset', undefined, { ...json, origin: server.mock.url })).status).toBe(
    204,
  )
})

test('no answer of the control plane allows another origin to read it', async () => {
  await using server = await listening()
  const { headers } = await server.admin('GET', '/requests', undefined, { origin: 'https://evil.example' })
  expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  expect(headers.get('x-powered-by')).toBeNull()
})

test('with an admin token every verb except the probes asks for it', async () => {
  await using server = await listening({ adminToken: 'mock_token' })
  expect((await server.admin('GET', '/health')).status).toBe(200)
  expect((await server.admin('GET', '/version')).status).toBe(401)
  expect(
    (await server.admin('POST', '/reset', undefined, { ...json, authorization: 'Bearer wrong' })).status,
  ).toBe(401)
  expect(
    (await server.admin('POST', '/reset', undefined, { ...json, authorization: 'Bearer mock_token' })).status,
  ).toBe(204)
})

test('without a control plane its paths except the probes are unknown', async () => {
  await using server = await listening({ noAdmin: true })
  const reply = await fetch(`${server.mock.url}/__admin/version`)
  expect(reply.status).toBe(404)
})

test('a body with thousands of mistakes is refused by the first of them', async () => {
  await using server = await listening()
  const clients = Array.from({ length: 20_000 }, () => ({}))
  const reply = await server.admin('POST', '/sandboxes', { clients })
  expect(reply.body).toMatchObject({ status: 400, errors: [expect.any(String)] })
})
