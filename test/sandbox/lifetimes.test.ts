import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import {
  ControlError,
  createCxoneMock,
  type CxoneMock,
  type SandboxControl,
} from '../../mock-server/index.js'
import { caseInstant, hosts, tokenOf } from '../hosts.js'

const target = '/api/v2/conversations'
const delayed = { fixedDelayMilliseconds: 60_000, status: 503 } as const

function ask(mock: CxoneMock, sandbox: SandboxControl) {
  return mock.handle({ method: 'GET', target: `/s/${sandbox.id}${target}`, headers: [], body: '' })
}

test.each([
  ['a reset', (_: CxoneMock, sandbox: SandboxControl) => sandbox.reset()],
  ['a deletion', (_: CxoneMock, sandbox: SandboxControl) => sandbox.delete()],
  ['close', (mock: CxoneMock) => mock.close()],
])('a delayed reply waits no longer after %s, on a frozen clock and a running one', async (_, end) => {
  for (const clock of [caseInstant, undefined]) {
    const mock = await createCxoneMock({ port: 0 })
    const sandbox = await mock.sandbox({ id: 'mine', ...(clock === undefined ? {} : { clock }) })
    sandbox.faults.use(delayed)
    const waiting = ask(mock, sandbox)
    await end(mock, sandbox)
    expect((await waiting).status).toBe(503)
    await mock.close()
  }
})

test('a delayed reply waits no longer once its client has left', async ({ expect }) => {
  await using mock = await createCxoneMock({ port: 0, clock: caseInstant })
  const { clock, faults } = mock.defaultSandbox
  faults.use(delayed)
  const socket = connect(Number(new URL(mock.url).port), '127.0.0.1')
  socket.write(`GET ${target} HTTP/1.1\r\nHost: localhost\r\n\r\n`)
  await expect.poll(() => clock.awaited.length).toBe(1)
  socket.resetAndDestroy()
  await expect.poll(() => clock.awaited.length).toBe(0)
})

test('a delayed reply to fetch ends with its signal', async ({ expect }) => {
  const mock = await createCxoneMock({ clock: caseInstant })
  mock.defaultSandbox.faults.use(delayed)
  const leave = new AbortController()
  const waiting = mock.fetch(new Request(`http://any.example${target}`, { signal: leave.signal }))
  await expect.poll(() => mock.defaultSandbox.clock.awaited.length).toBe(1)
  leave.abort(new Error('gone'))
  await expect(waiting).rejects.toThrow('gone')
  expect(mock.defaultSandbox.clock.awaited).toEqual([])
})

test('whatever is asked of a deleted sandbox says that it is deleted', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  const sandbox = await mock.sandbox({ id: 'mine' })
  const waiting = sandbox.requests.waitFor({ status: 599 }, { timeoutMs: 20 })
  waiting.catch(() => undefined)
  const snapshot = sandbox.snapshot()
  await sandbox.delete()
  const { calls, requests, faults, snapshots, tokens } = sandbox
  const asked: readonly (() => unknown)[] = [
    () => calls.list(),
    () => calls.get('conv-123'),
    () => calls.begin(),
    () => calls.answer('conv-456'),
    () => calls.end('conv-123'),
    () => calls.start('conv-123'),
    () => calls.stop('conv-123'),
    () => calls.timeline('conv-123'),
    () => requests.list(),
    () => requests.find({}),
    () => requests.count(),
    () => requests.last(),
    () => requests.verify({}, { times: 0 }),
    () => requests.verifyNever({}),
    () => requests.verifySequence([]),
    () => requests.unmatched(),
    () => requests.har(),
    () => requests.explain(),
    () => requests.get('x'),
    () => requests.clear(),
    () => requests.waitFor({}),
    () => faults.list(),
    () => faults.use({ status: 503 }),
    () => faults.clear(),
    () => snapshots.save('x'),
    () => snapshots.restore('x'),
    () => tokens.revokeAll(),
    () => sandbox.clock,
    () => sandbox.clients,
    () => sandbox.credentials,
    () => sandbox.client('recorder'),
    () => sandbox.call('conv-123'),
    () => sandbox.advanceToNextEvent(),
    () => sandbox.coverage(),
    () => sandbox.state(),
    () => sandbox.snapshot(),
    () => sandbox.restore(snapshot),
    () => sandbox.reset(),
    () => mock.env(sandbox),
    () => waiting,
  ]
  for (const [index, ask] of asked.entries()) {
    const error: unknown = await Promise.resolve()
      .then(ask)
      .catch((thrown: unknown) => thrown)
    expect([index, error]).toEqual([index, expect.any(ControlError)])
    expect([index, String(error)]).toEqual([
      index,
      expect.stringMatching(/Sandbox mine was deleted by delete\(\)/),
    ])
  }
  await expect(sandbox.delete()).resolves.toBeUndefined()
})

test('no token is issued twice, and none that was revoked comes back, by a restore or a sandbox made again', async () => {
  const mock = await createCxoneMock({ seed: 'lineage', clock: caseInstant })
  const send = await hosts.fetch(mock)
  const sandbox = mock.defaultSandbox
  const works = async (token: string) =>
    (
      await send({
        method: 'GET',
        target: '/api/v2/tokens/me',
        headers: { authorization: `Bearer ${token}` },
      })
    ).status
  const [first, before] = [await tokenOf(send, 'recorder'), sandbox.snapshot()]
  const second = await tokenOf(send, 'recorder')
  sandbox.tokens.revokeAll()
  sandbox.restore(before)
  const third = await tokenOf(send, 'recorder')
  expect([await works(first), await works(second), await works(third)]).toEqual([401, 401, 200])
  await sandbox.reset()
  const fourth = await tokenOf(send, 'recorder')
  sandbox.restore(before)
  const fifth = await tokenOf(send, 'recorder')
  await sandbox.reset()
  const sixth = await tokenOf(send, 'recorder')
  expect(new Set([first, second, third, fourth, fifth, sixth]).size).toBe(6)
  expect(await works(first)).toBe(401)
})

test('a sandbox that is made again with the same id and seed issues other tokens', async () => {
  const mock = await createCxoneMock({ seed: 'lineage', clock: caseInstant })
  const send = await hosts.fetch(mock)
  const issued = new Set<string>()
  for (let round = 0; round < 3; round += 1) {
    await using sandbox = await mock.sandbox({
      id: 'mine',
      clients: [{ clientId: 'c', clientSecret: 'c-secret', scopes: [] }],
    })
    issued.add(await tokenOf(send, 'c'))
    if (round === 1) await sandbox.reset()
    issued.add(await tokenOf(send, 'c'))
  }
  expect(issued.size).toBe(6)
})

test('the same seed and calls still issue the same tokens in another mock', async () => {
  const issued = new Set<string>()
  for (let round = 0; round < 2; round += 1) {
    const mock = await createCxoneMock({ seed: 'lineage', clock: caseInstant })
    const send = await hosts.fetch(mock)
    const snapshot = mock.defaultSandbox.snapshot()
    issued.add(await tokenOf(send, 'recorder'))
    mock.defaultSandbox.restore(snapshot)
    issued.add(await tokenOf(send, 'recorder'))
  }
  expect(issued.size).toBe(2)
})

test('nothing ends before it began, though the clock was set back', async () => {
  const mock = await createCxoneMock({ clock: caseInstant })
  const { calls, clock } = mock.defaultSandbox
  calls.begin({ conversationId: 'c', recordingId: 'r' })
  clock.set('2026-01-15T09:00:00Z')
  calls.answer('c')
  clock.set('2026-01-15T11:00:00Z')
  calls.start('c')
  clock.set('2026-01-15T08:00:00Z')
  calls.stop('c')
  calls.end('c')
  expect(calls.get('c')).toMatchObject({
    startTime: caseInstant,
    connectedTime: caseInstant,
    endTime: caseInstant,
  })
  const recording = mock.defaultSandbox.snapshot().recordings.find(({ recordingId }) => recordingId === 'r')
  const eleven = Date.parse('2026-01-15T11:00:00Z')
  expect(recording).toMatchObject({ startTime: eleven, endTime: eleven })
})

test('more sandboxes than there may be are refused until one is deleted', async () => {
  const mock = await createCxoneMock({ maxSandboxes: 2 })
  const sandbox = await mock.sandbox()
  await expect(mock.sandbox()).rejects.toThrow(
    'the limit of 2 sandboxes is reached. Delete sandboxes that are no longer needed (await using does so), or raise maxSandboxes (--max-sandboxes).',
  )
  await sandbox.delete()
  await expect(mock.sandbox()).resolves.toMatchObject({})
  await expect(createCxoneMock({ maxSandboxes: 0 })).rejects.toThrow(
    'The options are not valid: maxSandboxes must be 1 or more, not 0.',
  )
})

test('a thousand waits are open at a time, and one more is told to come back', async ({ expect }) => {
  await using mock = await createCxoneMock({ port: 0 })
  const body = JSON.stringify({ pattern: { status: 200 }, timeoutMs: 60_000 })
  const head = `POST /__admin/requests/wait HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json`
  const wait = `${head}\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  const sockets = Array.from({ length: 10 }, () => connect(Number(new URL(mock.url).port), '127.0.0.1'))
  for (const socket of sockets) socket.on('error', () => undefined).write(wait.repeat(100))
  const one = async () => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' } }
    const asked = { pattern: { status: 200 }, timeoutMs: 0 }
    const reply = await fetch(`${mock.url}/__admin/requests/wait`, { ...init, body: JSON.stringify(asked) })
    return [reply.status, ((await reply.json()) as { detail: string }).detail]
  }
  await expect
    .poll(one, { timeout: 60_000 })
    .toEqual([503, expect.stringMatching(/^1000 clients are waiting already\. End some/)])
  sockets[0]?.destroy()
  await expect.poll(async () => (await one())[0], { timeout: 60_000 }).toBe(408)
  for (const socket of sockets) socket.destroy()
})

test('two Host or two Content-Type headers are refused by the control plane', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  const answerTo = async (...headers: string[]) => {
    const socket = connect(Number(new URL(mock.url).port), '127.0.0.1')
    socket.write(
      ['POST /__admin/reset HTTP/1.1', ...headers, 'Connection: close', 'Content-Length: 2', '', '{}'].join(
        '\r\n',
      ),
    )
    let text = ''
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()))
    await once(socket, 'close')
    return text.split('\r\n', 1)[0]
  }
  const type = 'Content-Type: application/json'
  expect(await answerTo('Host: localhost', type)).toBe('HTTP/1.1 204 No Content')
  expect(await answerTo('Host: localhost', 'Host: localhost', type)).toBe('HTTP/1.1 400 Bad Request')
  expect(await answerTo('Host: localhost', type, type)).toBe('HTTP/1.1 400 Bad Request')
})
