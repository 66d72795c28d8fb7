import { afterAll, expect, test } from 'vitest'
import { forwarder, type Forwarder, type HeldAppend } from './processes.js'
import { redisServer } from './redis.js'
import { commandAt, tokenFrom } from './requests.js'
import { storedMock } from './stored.js'

const redis = await redisServer()
afterAll(() => redis[Symbol.asyncDispose]())

interface Plane {
  readonly status: number
  readonly body: unknown
}

/** Sends a request to the control plane of a mock. */
async function ask(url: string, [method, path, body = {}]: Command): Promise<Plane> {
  const init = { method, headers: { 'content-type': 'application/json' } }
  const reply = await fetch(`${url}/__admin${path}`, method === 'GET' ? init : { ...init, body: JSON.stringify(body) })
  const text = await reply.text()
  return { status: reply.status, body: text === '' ? undefined : JSON.parse(text) }
}

type Command = readonly [method: string, path: string, body?: object]

const reads = ['/state', '/clock', '/faults', '/snapshots', '/requests', '/coverage']

/** What a mock says about the sandbox `kept`. */
async function seenAt(url: string): Promise<Readonly<Record<string, unknown>>> {
  const seen = await Promise.all(reads.map((path) => ask(url, ['GET', `${path}?sandbox=kept`])))
  return Object.fromEntries(reads.map((path, index) => [path, seen[index]?.body]))
}

/** Two mocks with a sandbox `kept`, which has a snapshot, a fault and a request. What the first appends can be held. */
async function twoMocks(prefix: string) {
  const way: Forwarder = await forwarder(Number(new URL(redis.url).port))
  const far = await storedMock(`redis://127.0.0.1:${way.port}/0?prefix=${prefix}`, { port: 0 })
  const near = await storedMock(`${redis.url}?prefix=${prefix}`, { port: 0 })
  const [one, two] = [far.mock.url, near.mock.url]
  await ask(two, ['POST', '/sandboxes', { id: 'kept' }])
  await ask(two, ['POST', '/snapshots?sandbox=kept', { name: 'first' }])
  await ask(two, ['POST', '/faults?sandbox=kept', { on: 'stopRecording', status: 503, times: 1 }])
  const { clientId, clientSecret } = near.mock.sandboxById('kept').client('recorder')
  const token = await tokenFrom(two, clientId, clientSecret)
  return {
    one,
    two,
    start: async (url: string) => (await commandAt(url, token, 'start')).status,
    /** Sends a command to the first mock, whose change is held. */
    held: async (command: Command) => {
      const holding = way.holdAppend()
      const reply = ask(one, command)
      return { reply, append: await Promise.race([holding, reply.then(failed)]) }
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.allSettled([far.mock.close(), near.mock.close()])
      await way[Symbol.asyncDispose]()
    },
  }
}

function failed({ status, body }: Plane): HeldAppend {
  throw new Error(`answered before its change was held: ${status} ${JSON.stringify(body)}`)
}

const commands: readonly Command[] = [
  ['DELETE', '/sandboxes/kept'],
  ['POST', '/reset?sandbox=kept'],
  ['PUT', '/clock?sandbox=kept', { action: 'advance', duration: '1h' }],
  ['PUT', '/clock?sandbox=kept', { action: 'set', instant: '2026-02-01T00:00:00Z' }],
  ['PUT', '/clock?sandbox=kept', { action: 'reset' }],
  ['POST', '/faults?sandbox=kept', { on: 'startRecording', status: 500 }],
  ['DELETE', '/faults?sandbox=kept'],
  ['DELETE', '/faults/fault-1?sandbox=kept'],
  ['POST', '/snapshots?sandbox=kept', { name: 'second' }],
  ['DELETE', '/snapshots/first?sandbox=kept'],
  ['PUT', '/snapshots/first/restore?sandbox=kept'],
  ['DELETE', '/requests?sandbox=kept'],
  ['PUT', '/settle?sandbox=kept', { start: '2s' }],
  ['POST', '/clients?sandbox=kept', { name: 'added', scopes: [] }],
]

const titled = commands.map((command, index) => ({ title: command.slice(0, 2).join(' '), command, index }))

test.each(titled)(
  '$title that ended with 503 changes nothing later, once anything else has been acknowledged',
  async ({ command, index }) => {
    await using mocks = await twoMocks(`late-${index}`)
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
  await using mocks = await twoMocks('later')
  const { reply, append } = await mocks.held(['DELETE', '/sandboxes/kept'])
  append.lose()
  expect((await reply).status).toBe(503)
  expect((await ask(mocks.two, ['DELETE', '/sandboxes/kept'])).status).toBe(204)
  expect((await ask(mocks.two, ['POST', '/sandboxes', { id: 'kept' }])).status).toBe(201)
  await append.arriveLate()
  for (const url of [mocks.one, mocks.two]) expect((await ask(url, ['GET', '/sandboxes/kept'])).status).toBe(200)
})

test('a deletion that ended with 503 may still happen as long as nothing else does, and then at all processes', async () => {
  await using mocks = await twoMocks('alone')
  const { reply, append } = await mocks.held(['DELETE', '/sandboxes/kept'])
  append.lose()
  expect(await reply).toMatchObject({
    status: 503,
    body: { detail: expect.stringContaining('does not know whether') },
  })
  await append.arriveLate()
  for (const url of [mocks.two, mocks.one]) expect((await ask(url, ['GET', '/sandboxes/kept'])).status).toBe(404)
})

test.each(titled)(
  '$title is decided again when another process was first, and happens once',
  async ({ command, index }) => {
    await using mocks = await twoMocks(`again-${index}`)
    const { reply, append } = await mocks.held(command)
    expect(await mocks.start(mocks.two)).toBe(200)
    append.release()
    expect((await reply).status).toBeLessThan(300)
    await using alone = await twoMocks(`alone-${index}`)
    expect(await alone.start(alone.two)).toBe(200)
    expect((await ask(alone.two, command)).status).toBeLessThan(300)
    const expected = await seenAt(alone.two)
    expect(await seenAt(mocks.one)).toEqual(expected)
    expect(await seenAt(mocks.two)).toEqual(expected)
  },
)
