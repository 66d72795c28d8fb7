import { afterAll, expect, test } from 'vitest'
import { redisServer } from './redis.js'
import { ask, twoMocks, type Command } from './two-mocks.js'

const redis = await redisServer()
afterAll(() => redis[Symbol.asyncDispose]())

const reads = ['/state', '/clock', '/faults', '/snapshots', '/requests', '/coverage']

/** What a mock says about the sandbox `kept`. */
async function seenAt(url: string): Promise<Readonly<Record<string, unknown>>> {
  const seen = await Promise.all(reads.map((path) => ask(url, ['GET', `${path}?sandbox=kept`])))
  const found = Object.fromEntries(reads.map((path, index) => [path, seen[index]?.body]))
  const { requests = [] } = found['/requests'] as {
    requests?: readonly { id: string; operation: string; status: number }[]
  }
  return { ...found, '/requests': requests.map(({ id, operation, status }) => ({ id, operation, status })) }
}

/** Two mocks whose sandbox `kept` has a snapshot and a fault. */
async function prepared(prefix: string) {
  const mocks = await twoMocks(redis.url, prefix)
  await ask(mocks.two, ['POST', '/snapshots?sandbox=kept', { name: 'first' }])
  await ask(mocks.two, ['POST', '/faults?sandbox=kept', { on: 'stopRecording', status: 503, times: 1 }])
  return mocks
}

const commands: readonly Command[] = [
  ['DELETE', '/sandboxes/kept'],
  ['POST', '/reset?sandbox=kept'],
  ['PUT', '/clock?sandbox=kept', { action: 'advance', duration: '1h' }],
  ['PUT', '/clock?sandbox=kept', { action: 'set', instant: '2026-02-01T00:00:00Z' }],
  ['PUT', '/clock?sandbox=kept', { action: 'freeze', instant: '2026-03-01T00:00:00Z' }],
  ['POST', '/faults?sandbox=kept', { on: 'startRecording', status: 500 }],
  ['DELETE', '/faults?sandbox=kept'],
  ['DELETE', '/faults/fault-1?sandbox=kept'],
  ['POST', '/snapshots?sandbox=kept', { name: 'second' }],
  ['DELETE', '/snapshots/first?sandbox=kept'],
  ['PUT', '/snapshots/first/restore?sandbox=kept'],
  ['DELETE', '/requests?sandbox=kept'],
  ['PUT', '/settle?sandbox=kept', { settle: '2s' }],
  ['POST', '/clients?sandbox=kept', { name: 'added', scopes: [] }],
]

const titled = commands.map((command, index) => ({ title: `${command[0]} ${command[1]}`, command, index }))

test.each(titled)(
  '$title that ended with 503 changes nothing later, once anything else has been acknowledged',
  async ({ command, index }) => {
    await using mocks = await prepared(`late-${index}`)
    const { reply, append } = await mocks.held(command)
    append.lose()
    expect((await reply).status).toBe(503)
    expect(await mocks.start(mocks.two)).toBe(200)
    const before = await seenAt(mocks.two)
    await append.arriveLate()
    expect(await seenAt(mocks.two)).toEqual(before)
    expect(await seenAt(mocks.one)).toEqual(before)
    expect(await mocks.start(mocks.one)).toBe(409)
  },
)

test('a deletion that ended with 503 removes no later sandbox with that id', async () => {
  await using mocks = await prepared('later')
  const { reply, append } = await mocks.held(['DELETE', '/sandboxes/kept'])
  append.lose()
  expect((await reply).status).toBe(503)
  expect((await ask(mocks.two, ['DELETE', '/sandboxes/kept'])).status).toBe(204)
  expect((await ask(mocks.two, ['POST', '/sandboxes', { id: 'kept' }])).status).toBe(201)
  await append.arriveLate()
  for (const url of [mocks.one, mocks.two])
    expect((await ask(url, ['GET', '/sandboxes/kept'])).status).toBe(200)
})

test('a deletion that ended with 503 may still happen as long as nothing else does, and then at all processes', async () => {
  await using mocks = await prepared('alone')
  const { reply, append } = await mocks.held(['DELETE', '/sandboxes/kept'])
  append.lose()
  expect(await reply).toMatchObject({
    status: 503,
    body: { detail: expect.stringContaining('does not know whether') },
  })
  await append.arriveLate()
  for (const url of [mocks.two, mocks.one])
    expect((await ask(url, ['GET', '/sandboxes/kept'])).status).toBe(404)
})

test.each(titled)(
  '$title is decided again when another process was first, and happens once',
  async ({ command, index }) => {
    await using mocks = await prepared(`again-${index}`)
    const { reply, append } = await mocks.held(command)
    expect(await mocks.start(mocks.two)).toBe(200)
    append.release()
    expect((await reply).status).toBeLessThan(300)
    await using alone = await prepared(`alone-${index}`)
    expect(await alone.start(alone.two)).toBe(200)
    expect((await ask(alone.two, command)).status).toBeLessThan(300)
    const expected = await seenAt(alone.two)
    expect(await seenAt(mocks.one)).toEqual(expected)
    expect(await seenAt(mocks.two)).toEqual(expected)
  },
)
