import { expect, test, vi } from 'vitest'
import { createCxoneMock, type CxoneMock, type SandboxControl } from '../../../mock-server/index.js'
import { caseInstant } from '../../hosts.js'

async function send(mock: CxoneMock, sandbox: SandboxControl, path: string, body?: unknown) {
  const { clientId, clientSecret } = sandbox.client('recorder')
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
  })
  const token = await mock.fetch(
    new Request('https://any.example/oauth/token', { method: 'POST', body: form }),
  )
  const { access_token: value } = (await token.json()) as { access_token: string }
  const headers = { authorization: `Bearer ${value}`, 'content-type': 'application/json' }
  const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) }
  return (await mock.fetch(new Request(`https://any.example${path}`, init))).status
}

const start = '/api/v2/recording/recordingcontrols/start'
const stop = '/api/v2/recording/recordingcontrols/stop'

test('a fork goes on from the World of another, and neither sees the other after it', async () => {
  const mock = await createCxoneMock({ clock: caseInstant })
  const origin = await mock.sandbox({ clock: caseInstant })
  expect(await send(mock, origin, start, { recordingId: 'rec-123' })).toBe(200)
  const fork = await mock.fork(origin.id, { id: 'forked' })
  expect(fork.calls.list()).toEqual(origin.calls.list())
  expect(await send(mock, fork, stop, { recordingId: 'rec-123' })).toBe(200)
  expect(origin.calls.list()[0]?.recordingState).toBe('recording')
  expect(fork.calls.list()[0]?.recordingState).toBe('stopped')
  expect(fork.clock.now()).toBe(origin.clock.now())
  expect(fork.client('recorder').clientId).toBe('recorder-forked')
  await expect(mock.fork('nobody')).rejects.toThrow('There is no sandbox "nobody".')
})

test('a named snapshot is kept until it is removed', async () => {
  const mock = await createCxoneMock()
  const sandbox = await mock.sandbox()
  sandbox.snapshots.save('before')
  expect(await send(mock, sandbox, start, { recordingId: 'rec-123' })).toBe(200)
  sandbox.snapshots.restore('before')
  expect(sandbox.calls.list()[0]?.recordingState).toBe('idle')
  expect(sandbox.snapshots.list()).toEqual(['before'])
  sandbox.snapshots.remove('before')
  expect(() => sandbox.snapshots.restore('before')).toThrow(`Sandbox ${sandbox.id} has no snapshot "before".`)
  expect(() => sandbox.snapshots.save('a b')).toThrow(
    '"a b" is not a snapshot name. Use 1 to 64 letters, digits, -, _ and dots.',
  )
})

test('the clock advances to the next thing that time brings', async () => {
  const mock = await createCxoneMock()
  const clients = [{ name: 'recorder', scopes: ['recording:control'], accessTokenLifetimeSeconds: 600 }]
  const sandbox = await mock.sandbox({ clock: caseInstant, clients })
  expect(sandbox.advanceToNextEvent()).toBeUndefined()
  await send(mock, sandbox, start, { recordingId: 'rec-123' })
  sandbox.faults.use({ status: 503, ttlMillis: 60_000 })
  expect(sandbox.advanceToNextEvent()).toEqual({
    at: Date.parse('2026-01-15T10:01:00Z'),
    what: 'fault-1 ends',
  })
  expect(sandbox.advanceToNextEvent()?.what).toBe(`a token of recorder-${sandbox.id} expires`)
  expect(new Date(sandbox.clock.now()).toISOString()).toBe('2026-01-15T10:10:00.000Z')
})

test('a sandbox that may expire goes when it gets no request, and one that gets some stays', async () => {
  const mock = await createCxoneMock()
  const idle = await mock.sandbox({ id: 'idle', idleSeconds: 0.05 })
  const busy = await mock.sandbox({ id: 'busy', idleSeconds: 0.05 })
  while (mock.sandboxes.some(({ id }) => id === idle.id)) {
    await mock.handle({ method: 'GET', target: '/s/busy/api/v2/conversations', headers: [], body: '' })
    await new Promise(setImmediate)
  }
  expect(mock.sandboxes.map(({ id }) => id)).toEqual(['default', busy.id])
})

test.sequential('a test that fakes the time of its process moves the clocks of its sandboxes', async () => {
  const mock = await createCxoneMock()
  const sandbox = await mock.sandbox()
  vi.useFakeTimers({ now: Date.parse(caseInstant), toFake: ['Date'] })
  try {
    expect(new Date(sandbox.clock.now()).toISOString()).toBe(caseInstant)
    vi.setSystemTime('2026-01-15T11:00:00Z')
    expect(new Date(sandbox.clock.now()).toISOString()).toBe('2026-01-15T11:00:00.000Z')
  } finally {
    vi.useRealTimers()
  }
})

test('a fork has the clients, users and access keys that were added and changed, with credentials of its own', async () => {
  const mock = await createCxoneMock()
  const { defaultSandbox: origin } = mock
  const app = await origin.addClient({ name: 'app', scopes: ['recording:control'] })
  await origin.updateClient('studio-basic', { scopes: [] })
  const user = await origin.addUser({ userName: 'new@demo.example', password: 'own-password' })
  await origin.addAccessKey('new@demo.example', { accessKeyId: 'KEY-OFF' })
  await origin.updateAccessKey('KEY-OFF', { isActive: false })
  const fork = await mock.fork('default', { id: 'forked' })
  expect(fork.client('app')).toMatchObject({ clientId: 'app-forked', scopes: ['recording:control'] })
  expect(fork.client('app').clientSecret).not.toBe(app.clientSecret)
  expect(fork.client('studio-basic').scopes).toEqual([])
  const own = fork.user('new@demo.example')
  expect([own.userId, own.password]).toEqual([user.userId, 'own-password'])
  expect(own.accessKeys[1]?.accessKeyId).toBe('KEY-OFF-forked')
  const { accessKeys } = fork.snapshot()
  expect(accessKeys.filter(({ isActive }) => !isActive).map(({ accessKeyId }) => accessKeyId)).toEqual([
    'KEY-OFF-forked',
  ])
})

test('snapshots, forks and the next event are verbs over HTTP too', async () => {
  await using mock = await createCxoneMock({ port: 0, clock: caseInstant })
  const admin = async (method: string, path: string, body?: unknown) => {
    const headers = { 'content-type': 'application/json' }
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
    const reply = await fetch(`${mock.url}/__admin${path}`, init)
    const text = await reply.text()
    return { status: reply.status, body: text === '' ? '' : (JSON.parse(text) as unknown) }
  }
  expect(await admin('POST', '/snapshots', { name: 'one' })).toEqual({ status: 201, body: { name: 'one' } })
  expect((await admin('GET', '/snapshots')).body).toEqual({ snapshots: ['one'] })
  expect((await admin('PUT', '/snapshots/one/restore')).status).toBe(204)
  expect((await admin('DELETE', '/snapshots/one')).status).toBe(204)
  expect((await admin('DELETE', '/snapshots/one')).status).toBe(404)
  expect((await admin('POST', '/snapshots', {})).status).toBe(400)
  expect(await admin('POST', '/sandboxes/default/fork', { id: 'forked' })).toMatchObject({
    status: 201,
    body: { id: 'forked' },
  })
  mock.defaultSandbox.faults.use({ status: 503, ttlMillis: 1000 })
  expect((await admin('PUT', '/clock', { action: 'advanceToNextEvent' })).body).toEqual({
    now: '2026-01-15T10:00:01.000Z',
    frozen: true,
  })
})
