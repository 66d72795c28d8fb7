import { createClient } from 'redis'
import { afterAll, expect, test } from 'vitest'
import { createCxoneMock } from '../../mock-server/index.js'
import { redisServer } from './redis.js'
import { commandAt } from './requests.js'
import { storedMock } from './stored.js'
import { ask, twoMocks, type Command } from './two-mocks.js'

const redis = await redisServer()
afterAll(() => redis[Symbol.asyncDispose]())

test('of two sandboxes with one client id, which two processes make concurrently, one exists', async () => {
  await using both = await twoMocks(redis.url, 'same-client')
  const making = (id: string): Command => [
    'POST',
    '/sandboxes',
    { id, clients: [{ name: 'same', clientId: 'same', scopes: [] }] },
  ]
  const { reply, append } = await both.held(making('first'))
  expect((await ask(both.two, making('second'))).status).toBe(201)
  append.release()
  expect(await reply).toMatchObject({ status: 409 })
  for (const url of [both.one, both.two]) {
    const { body } = await ask(url, ['GET', '/sandboxes'])
    expect((body as { sandboxes: { id: string }[] }).sandboxes.map(({ id }) => id)).toEqual([
      'default',
      'kept',
      'second',
    ])
  }
  // The id is free again when its sandbox is deleted.
  expect((await ask(both.one, ['DELETE', '/sandboxes/second'])).status).toBe(204)
  expect((await ask(both.two, making('third'))).status).toBe(201)
})

test.each([
  ['sandboxes', '/sandboxes'],
  ['forks', '/sandboxes/kept/fork'],
])('%s without an id, which two processes make concurrently, have different ids', async (kind, path) => {
  await using both = await twoMocks(redis.url, `generated-${kind}`)
  const { reply, append } = await both.held(['POST', path])
  const other = await ask(both.two, ['POST', path])
  append.release()
  const made = [await reply, other]
  expect(made.map(({ status }) => status)).toEqual([201, 201])
  const ids = made.map(({ body }) => (body as { id: string }).id)
  const { body } = await ask(both.one, ['GET', '/sandboxes'])
  const listed = (body as { sandboxes: { id: string }[] }).sandboxes.map(({ id }) => id)
  expect(listed.toSorted()).toEqual(['default', 'kept', ...ids].toSorted())
})

test('a client id that another process has just given to another sandbox is taken', async () => {
  await using both = await twoMocks(redis.url, 'added-client')
  const adding = (sandbox: string): Command => [
    'POST',
    `/clients?sandbox=${sandbox}`,
    { name: 'same', clientId: 'same', scopes: [] },
  ]
  const { reply, append } = await both.held(adding('kept'))
  expect((await ask(both.two, adding('default'))).status).toBe(201)
  append.release()
  expect(await reply).toMatchObject({
    status: 409,
    body: { detail: 'The client same already belongs to another sandbox.' },
  })
  expect(await both.start(both.one)).toBe(200)
})

test('two processes that make the last sandbox of the limit concurrently both go on', async () => {
  const store = `${redis.url}?prefix=limit`
  await using one = await storedMock(store, { maxSandboxes: 2 })
  await using two = await storedMock(store, { maxSandboxes: 2 })
  await Promise.allSettled([one.mock.sandbox({ id: 'a' }), two.mock.sandbox({ id: 'b' })])
  for (const { send } of [one, two])
    expect((await send({ method: 'GET', target: '/api/v2/conversations' })).status).toBe(401)
})

test('a held request of one process is decided once when another process was first, and a snapshot does not end it', async () => {
  await using both = await twoMocks(redis.url, 'holds')
  expect((await ask(both.one, ['POST', '/holds?sandbox=kept', { on: 'startRecording' }])).status).toBe(201)
  const start = both.start(both.one)
  expect((await ask(both.one, ['POST', '/holds/wait?sandbox=kept', { count: 1 }])).status).toBe(200)
  expect((await ask(both.two, ['POST', '/snapshots?sandbox=kept', { name: 'now' }])).status).toBe(201)
  expect((await ask(both.two, ['DELETE', '/requests?sandbox=kept'])).status).toBe(204)
  const { reply, append } = await both.held(['POST', '/holds/release?sandbox=kept'])
  const other = await commandAt(both.two, both.token, 'stop')
  expect(other.status).toBe(409)
  append.release()
  expect(await reply).toMatchObject({ status: 200, body: { requests: [{ operation: 'startRecording' }] } })
  expect(await start).toBe(200)
  for (const url of [both.one, both.two]) {
    const { body } = await ask(url, ['GET', '/requests?sandbox=kept'])
    const { requests } = body as { requests: { operation: string; status: number }[] }
    expect(requests.map(({ operation, status }) => [operation, status])).toEqual([
      ['stopRecording', 409],
      ['startRecording', 200],
    ])
  }
})

test('a wait at one process ends with a request at another, and a fault is used by both together', async () => {
  await using both = await twoMocks(redis.url, 'waits')
  const wait = ask(both.one, [
    'POST',
    '/requests/wait?sandbox=kept',
    { pattern: { operation: 'startRecording' }, count: 3, timeoutMs: 60_000 },
  ])
  expect(
    (await ask(both.two, ['POST', '/faults?sandbox=kept', { on: 'startRecording', status: 503, times: 2 }]))
      .status,
  ).toBe(201)
  expect([await both.start(both.one), await both.start(both.two), await both.start(both.one)]).toEqual([
    503, 503, 200,
  ])
  expect((await wait).status).toBe(200)
  expect(await ask(both.two, ['GET', '/faults?sandbox=kept'])).toMatchObject({
    body: { faults: [{ id: 'fault-1', met: 2 }] },
  })
})

test('the coverage of every process has the requests of sandboxes that any has deleted, also before it started', async () => {
  await using both = await twoMocks(redis.url, 'coverage')
  expect([await both.start(both.one), await both.start(both.two)]).toEqual([200, 409])
  expect((await ask(both.one, ['DELETE', '/sandboxes/kept'])).status).toBe(204)
  await using third = await storedMock(`${redis.url}?prefix=coverage`, { port: 0 })
  for (const url of [both.one, both.two, third.mock.url]) {
    expect(await ask(url, ['GET', '/coverage'])).toMatchObject({ body: { of: 'all', requests: 3 } })
  }
})

test('a mock knows whether it continues from Redis', async () => {
  const store = `${redis.url}?prefix=continued`
  await using first = await storedMock(store)
  await using second = await storedMock(store)
  expect([first.mock.continued, second.mock.continued]).toEqual([false, true])
})

async function admin() {
  const client = createClient({ url: redis.url }).on('error', () => undefined)
  await client.connect()
  return { client, [Symbol.dispose]: () => client.destroy() }
}

test('a mock whose store was lost and made again with another seed says so, and changes nothing', async () => {
  const store = `${redis.url}?prefix=lost`
  await using first = await createCxoneMock({ store, seed: 'one', port: 0 })
  using redisAdmin = await admin()
  await redisAdmin.client.del(await redisAdmin.client.keys('{lost}:*'))
  await using second = await createCxoneMock({ store, seed: 'two' })
  expect(await ask(first.url, ['GET', '/calls'])).toMatchObject({
    status: 503,
    body: {
      detail: `The store ${store} has lost its data, and another mock has made it again with the seed "two". This mock has the seed "one". Restart it.`,
    },
  })
  expect((await second.fetch(new Request('http://mock.example/api/v2/conversations'))).status).toBe(401)
})

/** Two mocks whose store has lost one key. The whole state of its sandbox `kept` is older than its last change. */
async function withoutKey(prefix: string, key: string) {
  const both = await twoMocks(redis.url, prefix)
  expect(await both.start(both.one)).toBe(200)
  using redisAdmin = await admin()
  await redisAdmin.client.del(`{${prefix}}:${key}`)
  return both
}

test.each(['log', 'last'])('a mock whose store loses the key %s says what to do', async (key) => {
  await using both = await withoutKey(`lost-${key}`, key)
  expect(await ask(both.two, ['POST', '/reset?sandbox=kept'])).toMatchObject({
    status: 503,
    body: { detail: expect.stringContaining('has lost a part of its data: the state of the sandbox ') },
  })
})

test.each(['log', 'last', 'whole'])('a store without the key %s cannot be opened', async (key) => {
  await using _ = await withoutKey(`without-${key}`, key)
  await expect(storedMock(`${redis.url}?prefix=without-${key}`)).rejects.toThrow(
    'has lost a part of its data: the state of the sandbox ',
  )
})

test('a mock warns when Redis comes back without the last changes', async () => {
  const prefix = 'rolled-back'
  await using both = await twoMocks(redis.url, prefix)
  using redisAdmin = await admin()
  const { client } = redisAdmin
  const keys = ['log', 'last', 'whole'].map((key) => `{${prefix}}:${key}`)
  const dumps = await Promise.all(keys.map((key) => client.copy(key, `${key}:before`)))
  expect(dumps).toEqual([1, 1, 1])
  expect(await both.start(both.two)).toBe(200)
  const warning = `The store ${redis.url}?prefix=${prefix}: Redis has lost the last changes, which clients were told. The mock continues with what is left.`
  const warned = new Promise<void>((resolve) =>
    process.on('warning', ({ message }) => {
      if (message === warning) resolve()
    }),
  )
  await client
    .multi()
    .copy(`${keys[0]}:before`, keys[0] ?? '', { REPLACE: true })
    .copy(`${keys[1]}:before`, keys[1] ?? '', { REPLACE: true })
    .copy(`${keys[2]}:before`, keys[2] ?? '', { REPLACE: true })
    .exec()
  expect(await both.start(both.two)).toBe(200)
  await warned
})
