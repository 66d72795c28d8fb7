import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { createClient } from 'redis'
import { expect, test } from 'vitest'
import { isLinearizable, type Step } from './linearizable.js'
import { forwarder, mockProcess, type Process } from './processes.js'
import { redisServer } from './redis.js'
import { commandAt, tokenFrom } from './requests.js'

/** `HISTORIES=200 npm run test:full -- test/store/shared` takes some minutes. */
const histories = Number(process.env['HISTORIES'] ?? 8)
const rounds = Number(process.env['ROUNDS'] ?? 20)
/** How long a process is stopped, in milliseconds. */
const stopped = Number(process.env['STOPPED'] ?? 1500)

interface Api {
  readonly token: string
  readonly sandbox: string
}

async function newSandbox(url: string): Promise<Api> {
  const made = await fetch(`${url}/__admin/sandboxes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  if (!made.ok) throw new Error(`${made.status} ${await made.text()}`)
  const { id, clients } = (await made.json()) as {
    id: string
    clients: { name: string; clientId: string; clientSecret: string }[]
  }
  const client = clients.find(({ name }) => name === 'recorder')
  return { sandbox: id, token: await tokenFrom(url, client?.clientId, client?.clientSecret) }
}

/** Sends one request, and notes what was told. A 503, or no response, leaves open whether it has happened. */
async function step(url: string, api: Api, kind: Step['kind']): Promise<Step> {
  const began = performance.now()
  try {
    const told = await tell(url, api, kind)
    return {
      kind,
      began,
      ended: told === '503' ? Infinity : performance.now(),
      told: told === '503' ? undefined : told,
    }
  } catch {
    return { kind, began, ended: Infinity, told: undefined }
  }
}

async function tell(url: string, api: Api, kind: Step['kind']): Promise<string> {
  const signal = AbortSignal.timeout(20_000)
  if (kind === 'start' || kind === 'stop') return String((await commandAt(url, api.token, kind)).status)
  if (kind === 'idle') {
    const reply = await fetch(`${url}/__admin/calls/conv-123/recordingState?sandbox=${api.sandbox}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '{"state":"idle"}',
      signal,
    })
    return String(reply.status)
  }
  const reply = await fetch(`${url}/__admin/calls?sandbox=${api.sandbox}`, { signal })
  if (reply.status !== 200) return String(reply.status)
  const { calls } = (await reply.json()) as { calls: { conversationId: string; recordingState: string }[] }
  return calls.find(({ conversationId }) => conversationId === 'conv-123')?.recordingState ?? ''
}

test('what many clients of several processes are told has one order, also with kills and lost connections', async () => {
  await using redis = await redisServer()
  await using way = await forwarder(Number(new URL(redis.url).port))
  const store = `redis://127.0.0.1:${way.port}/0`
  await using one = await mockProcess(store)
  await using two = await mockProcess(store)
  await using three = await mockProcess(store)
  const processes: readonly Process[] = [one, two, three]
  const disturbances: Readonly<Record<string, () => Promise<void>>> = {
    nothing: async () => undefined,
    'a killed process': () => two.replace(),
    'a stopped process': async () => {
      three.stop('SIGSTOP')
      await pause(stopped)
      three.stop('SIGCONT')
    },
    'a restart of Redis': () => redis.restart(),
    'dropped connections': async () => way.drop(),
  }
  const names = Object.keys(disturbances)
  for (let history = 0; history < histories; history += 1) {
    const seed = Date.now() % 1_000_000
    const kinds = fc.sample(fc.constantFrom<Step['kind']>('start', 'stop', 'start', 'stop', 'read', 'idle'), {
      seed,
      numRuns: 80,
    })
    const name = names[history % names.length] ?? 'nothing'
    const api = await eventually(() => newSandbox(one.url))
    const clients = Array.from({ length: 8 }, async (_, client) => {
      const steps: Step[] = []
      for (let number = 0; number < 10; number += 1) {
        const at = processes[(client + number) % processes.length] ?? one
        steps.push(await step(at.url, api, kinds[client * 10 + number] ?? 'read'))
      }
      return steps
    })
    await Promise.race(clients.map((client) => Promise.race([client, pause(15)])))
    await disturbances[name]?.()
    const steps = (await Promise.all(clients)).flat()
    expect({ seed, name, isLinearizable: isLinearizable(steps) }).toEqual({
      seed,
      name,
      isLinearizable: true,
    })
  }
})

/** Tries again until a process has its connection back. */
async function eventually<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let count = 0; ; count += 1) {
    try {
      return await work()
    } catch (error) {
      if (count > 100) throw error
      await pause(50)
    }
  }
}

test('of 50 concurrent starts at three processes one wins, and all processes then agree', async () => {
  await using redis = await redisServer()
  await using one = await mockProcess(redis.url)
  await using two = await mockProcess(redis.url)
  await using three = await mockProcess(redis.url)
  const urls = [one.url, two.url, three.url]
  const api = await newSandbox(one.url)
  for (let round = 0; round < rounds; round += 1) {
    const replies = await Promise.all(
      Array.from({ length: 50 }, (_, index) => commandAt(urls[index % 3] ?? one.url, api.token, 'start')),
    )
    const won = replies.filter(({ status }) => status === 200).length
    expect([won, replies.filter(({ status }) => status === 409).length]).toEqual([1, 49])
    expect(await Promise.all(urls.map((url) => tell(url, api, 'read')))).toEqual(Array(3).fill('recording'))
    expect(await tell(urls[round % 3] ?? one.url, api, 'idle')).toBe('200')
  }
})

test('a token that one process has revoked is rejected by the others at once', async () => {
  await using redis = await redisServer()
  await using one = await mockProcess(redis.url)
  await using two = await mockProcess(redis.url)
  for (let round = 0; round < rounds; round += 1) {
    const api = await newSandbox(one.url)
    const me = (url: string) =>
      fetch(`${url}/api/v2/tokens/me`, { headers: { authorization: `Bearer ${api.token}` } })
    expect((await me(two.url)).status).toBe(200)
    const revoked = await fetch(`${one.url}/api/v2/tokens/me`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${api.token}` },
    })
    expect(revoked.status).toBe(200)
    expect((await me(two.url)).status).toBe(401)
  }
})

test('a process that was stopped while the others have trimmed the log has the newest state', async () => {
  await using redis = await redisServer(['--appendfsync', 'no'])
  await using one = await mockProcess(redis.url)
  await using two = await mockProcess(redis.url)
  const api = await newSandbox(one.url)
  const deleted = await newSandbox(one.url)
  const others = await Promise.all(Array.from({ length: 50 }, () => newSandbox(one.url)))
  const admin = createClient({ url: redis.url }).on('error', () => undefined)
  await admin.connect()
  expect(await tell(two.url, api, 'read')).toBe('idle')
  two.stop('SIGSTOP')
  expect(await tell(one.url, api, 'start')).toBe('200')
  const removal = { method: 'DELETE', headers: { 'content-type': 'application/json' } }
  expect((await fetch(`${one.url}/__admin/sandboxes/${deleted.sandbox}`, removal)).status).toBe(204)
  const log = '{cxone-mock}:log'
  const oldest = async () => (await admin.xRange(log, '-', '+', { COUNT: 1 }))?.[0]?.id
  const first = await oldest()
  const isTrimmed = async () => (await oldest()) !== first
  while (!(await isTrimmed()))
    await Promise.all(
      others.map(async (other) => {
        for (let count = 0; count < 20; count += 1) await tell(one.url, other, count % 2 ? 'stop' : 'start')
      }),
    )
  expect(await admin.xLen(log)).toBeLessThan(5000)
  two.stop('SIGCONT')
  expect([await tell(two.url, api, 'read'), await tell(two.url, deleted, 'read')]).toEqual([
    'recording',
    '404',
  ])
  expect([await tell(two.url, api, 'stop'), await tell(one.url, api, 'read')]).toEqual(['200', 'stopped'])
  await using three = await mockProcess(redis.url)
  expect(await tell(three.url, api, 'read')).toBe('stopped')
  admin.destroy()
})

test('processes go on when Redis has lost everything', async () => {
  await using redis = await redisServer()
  await using one = await mockProcess(redis.url)
  await using two = await mockProcess(redis.url)
  const api = await newSandbox(one.url)
  const admin = createClient({ url: redis.url }).on('error', () => undefined)
  await admin.connect()
  await admin.flushAll()
  admin.destroy()
  expect(await Promise.all([tell(one.url, api, 'start'), tell(two.url, api, 'start')])).toEqual([
    '401',
    '401',
  ])
  const next = await newSandbox(two.url)
  expect([await tell(two.url, next, 'start'), await tell(one.url, next, 'read')]).toEqual([
    '200',
    'recording',
  ])
})

test('a sandbox whose process was killed still ends when it is not used', async ({ expect }) => {
  await using redis = await redisServer()
  await using one = await mockProcess(redis.url)
  await using two = await mockProcess(redis.url)
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ id: 'short', idleSeconds: 1 })
  const made = await fetch(`${one.url}/__admin/sandboxes`, { method: 'POST', headers, body })
  expect(made.status).toBe(201)
  const status = async () => (await fetch(`${two.url}/__admin/calls?sandbox=short`)).status
  expect(await status()).toBe(200)
  one.stop('SIGKILL')
  await expect.poll(status, { timeout: 10_000 }).toBe(404)
})

test('the event stream of one process has the events of a sandbox that another has made', async () => {
  await using redis = await redisServer()
  await using one = await mockProcess(redis.url)
  await using two = await mockProcess(redis.url)
  const api = await newSandbox(one.url)
  const stream = await fetch(`${two.url}/__admin/events?sandbox=${api.sandbox}`)
  expect(await tell(one.url, api, 'start')).toBe('200')
  let text = ''
  for await (const chunk of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk
    if (text.includes('"type":"RecordingStarted"')) break
  }
  expect(text).toContain('"type":"RecordingStarted","subject":"rec-123"')
})
