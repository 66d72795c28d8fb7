import { expect, test } from 'vitest'
import { createCxoneMock, type CxoneMock, type Fault } from '../../mock-server/index.js'
import { caseInstant, hostNames, mockBehind, tokenOf, type Received, type Send } from '../hosts.js'

const start = '/api/v2/recording/recordingcontrols/start'

async function starter(send: Send): Promise<() => Promise<Received>> {
  const authorization = `Bearer ${await tokenOf(send, 'recorder')}`
  const headers = { authorization, 'content-type': 'application/json' }
  return () => send({ method: 'POST', target: start, headers, body: '{"recordingId":"rec-123"}' })
}

function recordingState(mock: CxoneMock): string | undefined {
  return mock.defaultSandbox.calls.list()[0]?.recordingState
}

test.each(hostNames)(
  'over %s a fault answers in place of the API, so many times, and nothing happens',
  async (host) => {
    await using behind = await mockBehind(host)
    const { mock, send } = behind
    const go = await starter(send)
    mock.defaultSandbox.faults.use({ on: 'startRecording', status: 503, times: 2 })
    expect((await go()).status).toBe(503)
    const second = await go()
    expect(JSON.parse(second.body)).toMatchObject({ code: 'service.unavailable', status: 503 })
    expect(recordingState(mock)).toBe('idle')
    expect((await go()).status).toBe(200)
  },
)

test('a fault is named in the journal and in the explanation', async () => {
  await using behind = await mockBehind('fetch')
  const { mock, send } = behind
  const go = await starter(send)
  const { id } = mock.defaultSandbox.faults.use({ on: 'startRecording', status: 500 })
  await go()
  expect(mock.defaultSandbox.requests.last()).toMatchObject({ rule: 'fault', fault: 'fault-1: status 500' })
  expect(mock.defaultSandbox.requests.explain()).toMatchObject({
    reason: 'Fault fault-1 answered startRecording instead of the API: status 500.',
    fix: ["Remove it with sandbox.faults.remove('fault-1') or DELETE /__admin/faults/fault-1."],
    evidence: { grade: 'assumed', source: 'a fault that a test asked for' },
  })
  mock.defaultSandbox.faults.remove(id)
  expect((await go()).status).toBe(200)
})

test('a fault waits for its turn, and lives as long as it may by the clock of the sandbox', async () => {
  await using behind = await mockBehind('fetch')
  const { mock, send } = behind
  const go = await starter(send)
  mock.defaultSandbox.faults.use({ on: 'startRecording', status: 500, succeedFirst: 1, ttlMillis: 60_000 })
  expect([(await go()).status, (await go()).status]).toEqual([200, 500])
  mock.defaultSandbox.clock.advance('1m')
  expect((await go()).status).toBe(409)
  expect(mock.defaultSandbox.faults.list()).toEqual([])
})

test('a fault with a probability meets the same requests for the same seed', async () => {
  const run = async () => {
    await using behind = await mockBehind('fetch')
    const go = await starter(behind.send)
    behind.mock.defaultSandbox.faults.use({ on: 'startRecording', status: 500, probability: 0.5 })
    const statuses: number[] = []
    for (let index = 0; index < 40; index += 1) statuses.push((await go()).status)
    return statuses
  }
  const [first, second] = [await run(), await run()]
  expect(second).toEqual(first)
  const met = first.filter((status) => status === 500).length
  expect(met).toBeGreaterThan(8)
  expect(met).toBeLessThan(32)
})

test.each([
  ['seconds', '60'],
  ['date', 'Thu, 15 Jan 2026 10:01:00 GMT'],
  ['absent', undefined],
  ['malformed', 'soon'],
] as const)(
  'a quota answers 429 with Retry-After in the form %s, until its window is over',
  async (retryAfter, value) => {
    await using behind = await mockBehind('fetch')
    const { mock, send } = behind
    const go = await starter(send)
    mock.defaultSandbox.faults.use({
      on: 'startRecording',
      quota: { limit: 2, windowMillis: 60_000, retryAfter },
    })
    expect([(await go()).status, (await go()).status]).toEqual([200, 409])
    const refused = await go()
    expect(refused.status).toBe(429)
    expect(refused.headers['retry-after']).toBe(value)
    expect(JSON.parse(refused.body)).toMatchObject({
      message: 'Rate limit exceeded the maximum. Retry the request in [60] seconds',
      code: 'too.many.requests.retry.after',
    })
    mock.defaultSandbox.clock.advance('1m')
    expect((await go()).status).toBe(409)
  },
)

test.each([
  ['EXPIRED', 'token-expired'],
  ['REVOKED', 'token-revoked'],
  ['UNKNOWN', 'fault'],
  ['SCOPE_DOWNGRADED', 'scope'],
] as const)(
  'a token that is %s for one request is an empty 401 there, and good again after it',
  async (token, rule) => {
    await using behind = await mockBehind('fetch')
    const { mock, send } = behind
    const go = await starter(send)
    mock.defaultSandbox.faults.use({ on: 'startRecording', token, times: 1 })
    const refused = await go()
    expect({ status: refused.status, body: refused.body }).toEqual({ status: 401, body: '' })
    expect(mock.defaultSandbox.requests.explain()).toMatchObject({ rule, fault: `fault-1: token ${token}` })
    expect((await go()).status).toBe(200)
  },
)

test('an answer of another status can come after the operation happened', async () => {
  await using behind = await mockBehind('fetch')
  const go = await starter(behind.send)
  behind.mock.defaultSandbox.faults.use({ on: 'startRecording', status: 504, commit: true, times: 1 })
  expect((await go()).status).toBe(504)
  expect(recordingState(behind.mock)).toBe('recording')
})

test('a delay goes by the clock of the sandbox, so a frozen one is advanced and not waited for', async () => {
  await using behind = await mockBehind('node:http')
  const { mock, send } = behind
  const go = await starter(send)
  mock.defaultSandbox.faults.use({ on: 'startRecording', fixedDelayMilliseconds: 30_000 })
  let answered = false
  const pending = go().then((reply) => {
    answered = true
    return reply
  })
  while (mock.defaultSandbox.requests.count({ operation: 'startRecording' }) === 0)
    await new Promise(setImmediate)
  expect(answered).toBe(false)
  mock.defaultSandbox.clock.advance('30s')
  expect((await pending).status).toBe(200)
})

test('a redirect leads to another origin', async () => {
  await using behind = await mockBehind('fetch')
  const go = await starter(behind.send)
  behind.mock.defaultSandbox.faults.use({
    on: 'startRecording',
    redirectTo: 'https://elsewhere.example/start',
  })
  const { status, headers } = await go()
  expect([status, headers['location']]).toEqual([307, 'https://elsewhere.example/start'])
})

test('a fault may bring its own body and headers', async () => {
  await using behind = await mockBehind('fetch')
  const go = await starter(behind.send)
  const fault: Fault = {
    on: ['startRecording', 'stopRecording'],
    status: 502,
    body: '<html>',
    headers: { via: 'proxy' },
  }
  behind.mock.defaultSandbox.faults.use(fault)
  const { status, headers, body } = await go()
  expect([status, headers['via'], headers['content-type'], body]).toEqual([
    502,
    'proxy',
    'text/plain',
    '<html>',
  ])
})

test('a merge patch edits the body of a real answer, and the journal says so', async () => {
  await using behind = await mockBehind('fetch')
  const { mock, send } = behind
  mock.defaultSandbox.faults.use({
    on: 'issueToken',
    mergePatch: { token_type: 'mac', expires_in: null, extra: { mac_key: 'k' } },
    times: 1,
  })
  const { status, headers, body } = await send({
    method: 'POST',
    target: '/oauth/token',
    headers: {
      authorization: `Basic ${btoa('recorder:recorder-secret')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials&scope=recording:control',
  })
  expect([status, headers['content-type'], headers['cache-control']]).toEqual([
    200,
    'application/json',
    'no-store',
  ])
  const { access_token: token, ...others } = JSON.parse(body) as Record<string, unknown>
  expect(others).toEqual({ token_type: 'mac', scope: 'recording:control', extra: { mac_key: 'k' } })
  expect(mock.defaultSandbox.requests.last()).toMatchObject({ status: 200, fault: 'fault-1: an edited body' })
  const headersOfStart = { authorization: `Bearer ${String(token)}`, 'content-type': 'application/json' }
  const started = await send({
    method: 'POST',
    target: start,
    headers: headersOfStart,
    body: '{"recordingId":"rec-123"}',
  })
  expect(started.status).toBe(200)
})

test('a merge patch leaves an empty answer as it is', async () => {
  await using behind = await mockBehind('fetch')
  const { mock, send } = behind
  mock.defaultSandbox.faults.use({ mergePatch: { message: 'hello' } })
  const { status, body } = await send({ method: 'POST', target: start })
  expect([status, body]).toEqual([401, ''])
})

test('a reset clears the faults', async () => {
  await using behind = await mockBehind('fetch')
  behind.mock.defaultSandbox.faults.use({ status: 500 })
  await behind.mock.defaultSandbox.reset()
  expect(behind.mock.defaultSandbox.faults.list()).toEqual([])
})

test.each([
  [
    {},
    'one of the fields fixedDelayMilliseconds, delayDistribution, chunkedDribbleDelay, status, redirectTo, fault, quota, token, headers, dateSkewMilliseconds, body, bodyBytes, mergePatch is needed',
  ],
  [{ status: 99 }, 'status must be from 200 to 599, not 99'],
  [{ status: 503, on: 'start' }, /^on must be one of .*, startRecording, .*, not "start"$/],
  [
    { status: 503, headers: { 'x-a': 'b\r\nc: d' } },
    String.raw`headers.x-a must be printable ASCII on one line, not "b\r\nc: d"`,
  ],
  [
    { status: 503, headers: { Trailer: 'x' } },
    'headers: "Trailer" must be a header that a fault can set; Content-Length and the like are set by the server',
  ],
  [{ fault: 'RESET' }, /^fault must be one of CONNECTION_RESET_BY_PEER, /],
  [{ status: 503, probability: 2 }, 'probability must be from 0 to 1, not 2'],
  [{ bodyBytes: 16_777_217 }, 'bodyBytes must be from 0 to 16777216, not 16777217'],
  [{ mergePatch: ['scope'] }, 'mergePatch must be an object, not a list'],
  [
    { mergePatch: JSON.parse(`${'{"a":'.repeat(65)}1${'}'.repeat(65)}`) as object },
    'mergePatch must have at most 64 levels',
  ],
  [{ colour: 'red' }, /^there is no field "colour"; the fields are on, while, succeedFirst, /],
  [{ quota: { limit: 1 } }, 'quota: the field "windowMillis" is missing'],
] as const)('a wrong fault is refused with what its field takes: %#', async (fault, error) => {
  const mock = await createCxoneMock({ clock: caseInstant })
  const use = () => mock.defaultSandbox.faults.use(fault as Fault)
  expect(use).toThrow('The fault is not valid: ')
  try {
    use()
  } catch (refusal) {
    expect((refusal as { errors: string[] }).errors[0]).toEqual(
      typeof error === 'string' ? error : (expect.stringMatching(error) as string),
    )
  }
})

test('faults are added, listed and removed over HTTP as in JavaScript', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  const admin = (method: string, path: string, body?: unknown) =>
    fetch(`${mock.url}/__admin/faults${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const made = await admin('POST', '', { on: 'startRecording', status: 503, times: 1 })
  expect(made.status).toBe(201)
  expect(await made.json()).toEqual({ id: 'fault-1', on: 'startRecording', status: 503, times: 1, met: 0 })
  expect(await (await admin('GET', '')).json()).toEqual({ faults: mock.defaultSandbox.faults.list() })
  expect((await admin('DELETE', '/fault-1')).status).toBe(204)
  expect((await admin('DELETE', '/fault-1')).status).toBe(404)
  const edit = { on: 'issueToken', mergePatch: { expires_in: null } }
  expect(await (await admin('POST', '', edit)).json()).toEqual({ id: 'fault-2', ...edit, met: 0 })
  expect((await admin('POST', '', { status: 'x' })).status).toBe(400)
  expect((await admin('DELETE', '')).status).toBe(204)
})
