import { expect, test } from 'vitest'
import { createCxoneMock, type CxoneMock, type Hold } from '../../mock-server/index.js'
import { caseInstant, hostNames, mockBehind, tokenOf, type Received, type Send } from '../hosts.js'

const commands = '/api/v2/recording/recordingcontrols'

async function commander(send: Send): Promise<(command: 'start' | 'stop') => Promise<Received>> {
  const authorization = `Bearer ${await tokenOf(send, 'recorder')}`
  const headers = { authorization, 'content-type': 'application/json' }
  return (command) =>
    send({ method: 'POST', target: `${commands}/${command}`, headers, body: '{"recordingId":"rec-123"}' })
}

function recordingState(mock: CxoneMock): string | undefined {
  return mock.defaultSandbox.calls.list()[0]?.recordingState
}

test.each(hostNames)(
  'over %s a held request is decided when it is released, and not before',
  async (host) => {
    await using behind = await mockBehind(host)
    const { mock, send } = behind
    const { holds, requests } = mock.defaultSandbox
    const run = await commander(send)
    holds.use({ on: 'startRecording', times: 1 })
    const start = run('start')
    const [held] = await holds.waitFor()
    expect(held).toMatchObject({
      hold: 'hold-1',
      at: '2026-01-15T10:00:00.000Z',
      method: 'POST',
      target: `${commands}/start`,
      operation: 'startRecording',
      body: '{"recordingId":"rec-123"}',
    })
    expect(recordingState(mock)).toBe('idle')
    expect(requests.count({ operation: 'startRecording' })).toBe(0)
    await holds.release()
    expect(recordingState(mock)).toBe('recording')
    expect(requests.last({ operation: 'startRecording' })).toMatchObject({ id: held?.id, status: 200 })
    expect((await start).status).toBe(200)
    expect(holds.held()).toEqual([])
    expect(holds.list()).toEqual([{ id: 'hold-1', on: 'startRecording', times: 1, met: 1 }])
  },
)

test.each([
  { order: [0, 1], statuses: [200, 200], state: 'stopped' },
  { order: [1, 0], statuses: [200, 409], state: 'recording' },
])(
  'a start and a stop that race take effect in the released order $order',
  async ({ order, statuses, state }) => {
    await using behind = await mockBehind('node:http')
    const { mock, send } = behind
    const { holds } = mock.defaultSandbox
    const run = await commander(send)
    holds.use({ on: ['startRecording', 'stopRecording'] })
    const start = run('start')
    await holds.waitFor({ count: 1 })
    const stop = run('stop')
    const held = await holds.waitFor({ count: 2 })
    const ids = held.map(({ id }) => id)
    const released = await holds.release(order.map((index) => ids[index] ?? ''))
    expect(released.map(({ id }) => ids.indexOf(id))).toEqual(order)
    expect([(await start).status, (await stop).status]).toEqual(statuses)
    expect(recordingState(mock)).toBe(state)
  },
)

test('a released request is decided at the time of its release', async () => {
  await using behind = await mockBehind('fetch')
  const { mock, send } = behind
  const { holds, clock, requests } = mock.defaultSandbox
  const run = await commander(send)
  holds.use({ on: 'startRecording' })
  const start = run('start')
  await holds.waitFor()
  clock.advance('10s')
  await holds.release()
  expect((await start).headers['date']).toBe('Thu, 15 Jan 2026 10:00:10 GMT')
  expect(requests.last()).toMatchObject({ at: '2026-01-15T10:00:00.000Z' })
  clock.advance('5s')
  const spans = mock.defaultSandbox.calls.timeline('conv-123')
  expect(spans.map(({ state, from, to }) => [state, from, to])).toEqual([
    ['not-recorded', '2026-01-15T09:58:10.000Z', '2026-01-15T10:00:10.000Z'],
    ['recording', '2026-01-15T10:00:10.000Z', '2026-01-15T10:00:15.000Z'],
  ])
})

test('a request that is rejected before it could be decided is not held', async () => {
  await using behind = await mockBehind('fetch')
  const { holds } = behind.mock.defaultSandbox
  holds.use()
  expect((await behind.send({ method: 'POST', target: `${commands}/start` })).status).toBe(401)
  expect(holds.list()).toEqual([{ id: 'hold-1', met: 0 }])
})

test.each([
  ['reset', (mock: CxoneMock) => mock.defaultSandbox.reset()],
  ['restore', (mock: CxoneMock) => mock.defaultSandbox.restore(mock.defaultSandbox.snapshot())],
  ['close', (mock: CxoneMock) => mock.close()],
] as const)('a %s ends what is held without a decision', async (_, end) => {
  await using behind = await mockBehind('fetch')
  const { mock, send } = behind
  const { holds } = mock.defaultSandbox
  const run = await commander(send)
  holds.use({ on: 'startRecording' })
  const start = run('start')
  await holds.waitFor()
  await end(mock)
  const { status, body } = await start
  expect(status).toBe(503)
  expect(body).toContain('The request was held when its sandbox was reset, restored or deleted')
  expect(holds.held()).toEqual([])
  expect(recordingState(mock)).toBe('idle')
})

test('a deletion ends what is held', async () => {
  await using mock = await createCxoneMock({ clock: caseInstant })
  const sandbox = await mock.sandbox({ id: 'own' })
  const { clientId, clientSecret } = sandbox.client('recorder')
  const authorization = `Basic ${btoa(`${clientId}:${clientSecret}`)}`
  sandbox.holds.use({ on: 'issueToken' })
  const headers = { authorization, 'content-type': 'application/x-www-form-urlencoded' }
  const pending = mock.fetch(
    new Request('https://any.example/oauth/token', {
      method: 'POST',
      headers,
      body: 'grant_type=client_credentials',
    }),
  )
  await sandbox.holds.waitFor()
  await sandbox.delete()
  expect((await pending).status).toBe(503)
})

test.each(['node:http', 'fetch'] as const)(
  'over %s a client that goes away ends what is held, and the journal has no response',
  async (host) => {
    await using behind = await mockBehind(host)
    const { mock, send } = behind
    const { holds, requests } = mock.defaultSandbox
    const authorization = `Bearer ${await tokenOf(send, 'recorder')}`
    holds.use({ on: 'startRecording' })
    const gone = new AbortController()
    const init = {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: '{"recordingId":"rec-123"}',
      signal: gone.signal,
    }
    const url = `${host === 'fetch' ? 'https://any.example' : mock.url}${commands}/start`
    const pending = host === 'fetch' ? mock.fetch(new Request(url, init)) : fetch(url, init)
    await holds.waitFor()
    gone.abort()
    await expect(pending).rejects.toThrow('aborted')
    const [entry] = await requests.waitFor({ operation: 'startRecording' })
    expect(entry).toMatchObject({
      status: 0,
      rule: 'hold',
      reason: 'The client closed the connection while hold-1 held the request, so it was not decided.',
    })
    expect(entry).not.toHaveProperty('response')
    expect(holds.held()).toEqual([])
    expect(recordingState(mock)).toBe('idle')
  },
)

test('at most 100 requests are held, and a further one gets 503', async () => {
  await using behind = await mockBehind('fetch')
  const { mock, send } = behind
  const { holds } = mock.defaultSandbox
  const run = await commander(send)
  holds.use({ on: 'startRecording' })
  const pending = Array.from({ length: 100 }, () => run('start'))
  await holds.waitFor({ count: 100 })
  const { status, body } = await run('start')
  expect([status, body]).toEqual([503, expect.stringContaining('already holds 100 requests') as string])
  await holds.clear()
  const statuses = (await Promise.all(pending)).map((response) => response.status)
  expect(statuses.filter((each) => each === 200)).toHaveLength(1)
  expect(statuses.filter((each) => each === 409)).toHaveLength(99)
})

test('a hold that is removed releases its requests and no others', async () => {
  await using behind = await mockBehind('fetch')
  const { mock, send } = behind
  const { holds } = mock.defaultSandbox
  const run = await commander(send)
  holds.use({ on: 'startRecording' })
  holds.use({ on: 'stopRecording' })
  const [start, stop] = [run('start'), run('stop')]
  await holds.waitFor({ count: 2 })
  await holds.remove('hold-1')
  expect((await start).status).toBe(200)
  expect(holds.held().map(({ operation }) => operation)).toEqual(['stopRecording'])
  await holds.clear()
  expect((await stop).status).toBe(200)
  expect(holds.list()).toEqual([])
})

test('a wait for held requests that is over says how many there are', async () => {
  await using mock = await createCxoneMock({ clock: caseInstant })
  const { holds } = mock.defaultSandbox
  await expect(holds.waitFor({ count: 2, timeoutMs: 0 })).rejects.toThrow(
    'Timed out after 0 ms while waiting for 2 held requests. Held now: 0.',
  )
})

test.each([
  [{ on: 'start' }, /^on must be one of .*startRecording/],
  [{ times: 0 }, /^times must be 1 or more, not 0/],
  [{ status: 503 }, /^there is no field "status"; the fields are on, times/],
] as const)('a wrong hold is rejected with what its field takes: %#', async (hold, error) => {
  const mock = await createCxoneMock({ clock: caseInstant })
  const use = () => mock.defaultSandbox.holds.use(hold as unknown as Hold)
  expect(use).toThrow(expect.objectContaining({ errors: [expect.stringMatching(error)] }) as Error)
})

test('requests are held, listed and released over HTTP as in JavaScript', async () => {
  await using behind = await mockBehind('node:http')
  const { mock, send } = behind
  const admin = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${mock.url}/__admin/holds${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return [response.status, text === '' ? undefined : (JSON.parse(text) as unknown)]
  }
  const run = await commander(send)
  expect(await admin('POST', '', { on: 'startRecording' })).toEqual([
    201,
    { id: 'hold-1', on: 'startRecording', met: 0 },
  ])
  const first = run('start')
  expect(await admin('POST', '/wait', {})).toEqual([200, { requests: mock.defaultSandbox.holds.held() }])
  const second = run('start')
  await admin('POST', '/wait', { count: 2 })
  const [a = '', b = ''] = mock.defaultSandbox.holds.held().map(({ id }) => id)
  expect(await admin('GET', '/held')).toEqual([200, { requests: mock.defaultSandbox.holds.held() }])
  expect(await admin('POST', '/release', { ids: [b, 'unknown'] })).toMatchObject([404, {}])
  expect(mock.defaultSandbox.holds.held()).toHaveLength(2)
  expect(await admin('POST', '/release', { ids: [b, a] })).toMatchObject([
    200,
    { requests: [{ id: b }, { id: a }] },
  ])
  expect([(await first).status, (await second).status]).toEqual([409, 200])
  expect(await admin('GET', '')).toEqual([200, { holds: [{ id: 'hold-1', on: 'startRecording', met: 2 }] }])
  expect(await admin('GET', '/hold-1')).toEqual([200, { id: 'hold-1', on: 'startRecording', met: 2 }])
  expect(await admin('DELETE', '/hold-1')).toEqual([204, undefined])
  expect(await admin('DELETE', '/hold-1')).toMatchObject([404, {}])
  expect(await admin('POST', '/wait', { count: 1, timeoutMs: 0 })).toMatchObject([408, {}])
  expect(await admin('DELETE', '')).toEqual([204, undefined])
})
