import { expect, test } from 'vitest'
import { createCxoneMock, demoScenario, parseScenario } from '../../mock-server/index.js'

test('the demo scenario fits its own schema', async () => {
  expect(await parseScenario(structuredClone(demoScenario))).toEqual(demoScenario)
})

const [client, ...clients] = demoScenario.clients
const [call, ...calls] = demoScenario.conversations

test.each([
  [
    { ...demoScenario, clients: [{ ...client, scopes: 'all' }] },
    'clients[0].scopes must be a list, not "all"',
  ],
  [{ ...demoScenario, name: undefined }, 'the field "name" is missing'],
  [
    { ...demoScenario, colour: 'red' },
    'there is no field "colour"; the fields are $schema, name, tenant, divisions, clients, users, conversations, assumptions, transcodeSeconds, settle',
  ],
  [
    { ...demoScenario, clients: [client, ...clients, client] },
    'clients[8].clientId: "studio-basic" is already used by clients[0].clientId',
  ],
  [
    { ...demoScenario, conversations: [call, { ...calls[0], recordingId: 'rec-123' }] },
    'conversations[1].recordingId: "rec-123" is already used by conversations[0].recordingId',
  ],
  [
    { ...demoScenario, conversations: [{ ...call, divisionId: 'div-0' }] },
    'conversations[0].divisionId: there is no division "div-0"',
  ],
  [
    { ...demoScenario, conversations: [{ ...call, state: 'ringing' }] },
    'conversations[0].state must be one of alerting, connected, ended, not "ringing"',
  ],
  [
    { ...demoScenario, conversations: [{ ...call, startTime: 'soon' }] },
    'conversations[0].startTime must be an ISO 8601 time with a zone, or a time before the start such as -2m (at most 36525d), not "soon"',
  ],
  [
    { ...demoScenario, conversations: [{ ...calls[0], recording: { state: 'recording' } }] },
    'conversations[0].recording.state: recording needs a connected call, and this call is alerting',
  ],
  [
    { ...demoScenario, assumptions: { 'missing-scope': 'maybe' } },
    'assumptions: ambiguity missing-scope has no variant maybe; it has empty-401, forbidden-403',
  ],
  ['a text', 'the scenario must be an object, not "a text"'],
  [null, 'the scenario must be an object, not null'],
])('a wrong scenario is refused with the path of the field: %#', async (scenario, error) => {
  const wrong: unknown = JSON.parse(JSON.stringify(scenario))
  await expect(parseScenario(wrong)).rejects.toMatchObject({ status: 400, errors: [error] })
})

test('every wrong field is named at once', async () => {
  const wrong = { ...demoScenario, tenant: {}, clients: [{ ...client, clientId: '' }] }
  await expect(parseScenario(wrong)).rejects.toMatchObject({
    errors: [
      'tenant: the field "id" is missing',
      'tenant: the field "name" is missing',
      'clients[0].clientId must not be empty',
      'clients[0].clientId must match ^[\\x20-\\x7e]+$, not ""',
    ],
  })
})

test('a finished recording is transcoded for as long as the scenario says', async () => {
  const scenario = { ...demoScenario, transcodeSeconds: 30 }
  const mock = await createCxoneMock({ scenario, clock: '2026-01-15T10:00:00Z' })
  const send = async (method: string, path: string, init: RequestInit = {}) => {
    const reply = await mock.fetch(new Request(`https://any.example${path}`, { method, ...init }))
    return { status: reply.status, body: (await reply.text()) || 'null' }
  }
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: 'recorder',
    client_secret: 'recorder-secret',
  })
  const { access_token: token } = JSON.parse((await send('POST', '/oauth/token', { body: form })).body) as {
    access_token: string
  }
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const body = JSON.stringify({ recordingId: 'rec-123' })
  await send('POST', '/api/v2/recording/recordingcontrols/start', { headers, body })
  await send('POST', '/api/v2/recording/recordingcontrols/stop', { headers, body })
  const list = () => send('GET', '/api/v2/conversations/conv-123/recordings', { headers })
  const one = () => send('GET', '/api/v2/conversations/conv-123/recordings/rec-123', { headers })
  expect(await list()).toEqual({ status: 202, body: '[]' })
  expect((await one()).body).toContain('"fileState":"UPLOADING"')
  mock.defaultSandbox.clock.advance('30s')
  expect((await list()).status).toBe(200)
  expect((await one()).body).toContain('"fileState":"AVAILABLE"')
})

test('a misspelt option of the mock is refused', async () => {
  const misspelt = { Port: 0 } as object
  await expect(createCxoneMock(misspelt)).rejects.toThrow(
    'The options are not valid: there is no field "Port"; did you mean "port"?',
  )
  const graded = { evidence: 'rumour' } as object
  await expect(createCxoneMock(graded)).rejects.toThrow(
    'evidence must be one of documented, observed, forum, assumed, not "rumour".',
  )
})

test('a client may have long tokens of every sign that a token can have, and they are good', async () => {
  const [first] = demoScenario.clients
  if (!first) throw new Error('the demo has a client')
  const long = { ...first, clientId: 'long', scopes: ['recording:control'], accessTokenLength: 8192 }
  await using mock = await createCxoneMock({ port: 0, scenario: { ...demoScenario, clients: [long] } })
  const answer = await fetch(`${mock.url}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`long:${first.clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const { access_token: token } = (await answer.json()) as { access_token: string }
  expect(token).toMatch(/^[A-Za-z0-9._~+/-]{8191}=$/)
  const started = await fetch(`${mock.url}/api/v2/recording/recordingcontrols/start`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{"recordingId":"rec-123"}',
  })
  expect(started.status).toBe(200)
  expect(JSON.stringify(mock.defaultSandbox.requests.list())).not.toContain(token.slice(0, 52))
})
