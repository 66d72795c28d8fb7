import { expect, test } from 'vitest'
import { tokenOf, tokenWith } from '../hosts.js'
import { command, storeDirectory, storedMock } from './stored.js'

test('a mock continues from its store: tokens work, recordings have their state, ids go on', async () => {
  await using directory = await storeDirectory()
  let token: string
  let firstIds: readonly string[]
  {
    await using first = await storedMock(directory.path)
    token = await tokenOf(first.send, 'recorder')
    expect(await command(first.send, token, 'start')).toBe(200)
    firstIds = first.mock.defaultSandbox.requests.list().map(({ id }) => id)
  }
  await using second = await storedMock(directory.path)
  expect(second.mock.defaultSandbox.requests.list().map(({ id }) => id)).toEqual(firstIds)
  expect(await command(second.send, token, 'start')).toBe(409)
  expect(await command(second.send, token, 'stop')).toBe(200)
  expect(await tokenOf(second.send, 'recorder')).not.toBe(token)
  const ids = second.mock.defaultSandbox.requests.list().map(({ id }) => id)
  expect(new Set(ids).size).toBe(5)
})

test('the responses after a restart are those of a mock that was never restarted', async () => {
  await using directory = await storeDirectory()
  await using always = await storedMock(`${directory.path}-always`)
  const tokens: string[] = []
  for (let round = 0; round < 3; round += 1) {
    await using restarted = await storedMock(directory.path)
    for (const { send } of [restarted, always]) tokens.push(await tokenOf(send, 'recorder'))
  }
  expect(new Set(tokens).size).toBe(3)
  expect(tokens.filter((_, index) => index % 2 === 0)).toEqual(tokens.filter((_, index) => index % 2 === 1))
})

test('the clock, faults with their uses, settle times, variants and named snapshots are stored', async () => {
  await using directory = await storeDirectory()
  {
    await using first = await storedMock(directory.path)
    const sandbox = first.mock.defaultSandbox
    sandbox.clock.advance('5m')
    sandbox.faults.use({ on: 'startRecording', status: 503, times: 2 })
    sandbox.setSettle('2s')
    sandbox.setAssumptions({ 'start-while-recording': 'unchanged' })
    sandbox.snapshots.save('before')
    expect(await command(first.send, await tokenOf(first.send, 'recorder'), 'start')).toBe(503)
  }
  await using second = await storedMock(directory.path)
  const sandbox = second.mock.defaultSandbox
  expect(new Date(sandbox.clock.now()).toISOString()).toBe('2026-01-15T10:05:00.000Z')
  expect(sandbox.faults.list()).toMatchObject([{ id: 'fault-1', met: 1 }])
  expect(sandbox.settle).toEqual({ startMs: 2000, stopMs: 2000, maskMs: 2000 })
  expect(sandbox.assumptions['start-while-recording']).toBe('unchanged')
  expect(sandbox.snapshots.list()).toEqual(['before'])
  const token = await tokenOf(second.send, 'recorder')
  expect(await command(second.send, token, 'start')).toBe(503)
  expect(await command(second.send, token, 'start')).toBe(202)
})

test('a command that is being processed completes after a restart', async () => {
  await using directory = await storeDirectory()
  {
    await using first = await storedMock(directory.path, { settle: '2s' })
    expect(await command(first.send, await tokenOf(first.send, 'recorder'), 'start')).toBe(202)
  }
  await using second = await storedMock(directory.path)
  const { calls, clock } = second.mock.defaultSandbox
  expect(calls.get('conv-123').recordingState).toBe('starting')
  clock.advance('2s')
  expect(calls.get('conv-123').recordingState).toBe('recording')
})

test('faults that happen by chance continue their series', async () => {
  const statuses = async (path: string, restarts: boolean): Promise<number[]> => {
    let current = await storedMock(path)
    current.mock.defaultSandbox.faults.use({ status: 503, probability: 0.5 })
    const seen: number[] = []
    for (let count = 0; count < 12; count += 1) {
      if (restarts && count % 4 === 0) {
        await current.mock.close()
        current = await storedMock(path)
      }
      seen.push((await current.send({ method: 'GET', target: '/api/v2/conversations' })).status)
    }
    await current.mock.close()
    return seen
  }
  await using directory = await storeDirectory()
  const through = await statuses(`${directory.path}-1`, false)
  expect(new Set(through)).toEqual(new Set([401, 503]))
  expect(await statuses(`${directory.path}-2`, true)).toEqual(through)
})

test('sandboxes with their clients, users and own secrets are stored', async () => {
  await using directory = await storeDirectory()
  let secret: string
  {
    await using first = await storedMock(directory.path)
    const one = await first.mock.sandbox({ id: 'one' })
    await one.addClient({
      name: 'chosen',
      scopes: ['recording:control'],
      clientSecret: 'a secret that a test chose',
    })
    await one.addUser({ userName: 'new@demo.example' })
    secret = one.client('recorder').clientSecret
    await first.mock.sandbox({ id: 'gone' }).then((sandbox) => sandbox.delete())
  }
  await using second = await storedMock(directory.path)
  expect(second.mock.sandboxes.map(({ id }) => id)).toEqual(['default', 'one'])
  const one = second.mock.sandboxById('one')
  expect(one.client('recorder').clientSecret).toBe(secret)
  expect(one.client('chosen').clientSecret).toBe('')
  expect(one.user('new@demo.example').userId).not.toBe('')
  const { clientId } = one.client('chosen')
  const clientSecret = 'a secret that a test chose'
  expect(await tokenWith(second.send, { clientId, clientSecret })).toMatch(/^one\./)
})

test('a reset is stored, and a token from before it stays invalid', async () => {
  await using directory = await storeDirectory()
  let token: string
  {
    await using first = await storedMock(directory.path)
    token = await tokenOf(first.send, 'recorder')
    await command(first.send, token, 'start')
    await first.mock.defaultSandbox.reset()
  }
  await using second = await storedMock(directory.path)
  expect(second.mock.defaultSandbox.calls.get('conv-123').recordingState).toBe('idle')
  expect(second.mock.defaultSandbox.requests.count()).toBe(0)
  expect(await command(second.send, token, 'start')).toBe(401)
  expect(await tokenOf(second.send, 'recorder')).not.toBe(token)
})

test('a generated id of a deleted sandbox is not given to another one after a restart', async () => {
  await using directory = await storeDirectory()
  const ids: string[] = []
  for (let round = 0; round < 3; round += 1) {
    await using started = await storedMock(directory.path)
    const sandbox = await started.mock.sandbox()
    ids.push(sandbox.id)
    await sandbox.delete()
  }
  expect(new Set(ids).size).toBe(3)
})

test('a sandbox that is made again after a restart issues no token twice', async () => {
  await using directory = await storeDirectory()
  const tokens: string[] = []
  for (let round = 0; round < 3; round += 1) {
    await using started = await storedMock(directory.path)
    const sandbox = await started.mock.sandbox({ id: 'again' })
    tokens.push(await tokenWith(started.send, sandbox.client('recorder')))
    await sandbox.delete()
  }
  expect(new Set(tokens).size).toBe(3)
})

test('the journal explains a rejection from before a restart, and the coverage goes on counting', async () => {
  await using directory = await storeDirectory()
  let before: unknown
  let covered: number
  {
    await using first = await storedMock(directory.path)
    expect(await command(first.send, await tokenOf(first.send, 'recorder'), 'stop')).toBe(409)
    before = first.mock.defaultSandbox.requests.explain()
    covered = first.mock.coverage().requests
  }
  await using second = await storedMock(directory.path)
  expect(second.mock.defaultSandbox.requests.explain()).toEqual(before)
  expect(second.mock.defaultSandbox.requests.list().map(({ client }) => client)).toEqual([
    'recorder',
    'recorder',
  ])
  await tokenOf(second.send, 'recorder')
  expect(second.mock.coverage().requests).toBe(covered + 1)
})

test('a cleared journal stays cleared', async () => {
  await using directory = await storeDirectory()
  {
    await using first = await storedMock(directory.path)
    await tokenOf(first.send, 'recorder')
    first.mock.defaultSandbox.requests.clear()
  }
  await using second = await storedMock(directory.path)
  expect(second.mock.defaultSandbox.requests.count()).toBe(0)
})

test('a mock that was closed rejects requests, because it cannot store them', async () => {
  await using directory = await storeDirectory()
  const { mock, send } = await storedMock(directory.path)
  await mock.close()
  const reply = await send({ method: 'GET', target: '/api/v2/conversations' })
  expect(reply.status).toBe(503)
  expect(JSON.parse(reply.body)).toMatchObject({
    detail: expect.stringContaining(`The store ${directory.path} is closed, because the mock was closed.`),
  })
})

test('a seed that differs from that of the store is an error that names both', async () => {
  await using directory = await storeDirectory()
  await using first = await storedMock(directory.path)
  await first.mock.close()
  await expect(storedMock(directory.path, { seed: 'another' })).rejects.toThrow(
    `The store ${directory.path} was made with the seed "test", not "another". Leave out the seed, or use another directory.`,
  )
})

test('what a client that left a delay did not receive is stored', async () => {
  await using directory = await storeDirectory()
  {
    await using first = await storedMock(directory.path)
    const { mock } = first
    const { clock, faults, requests } = mock.defaultSandbox
    faults.use({ on: 'getTokensMe', fixedDelayMilliseconds: 5000 })
    const gone = new AbortController()
    const authorization = `Bearer ${await tokenOf(first.send, 'recorder')}`
    const request = new Request('https://any.example/api/v2/tokens/me', {
      headers: { authorization },
      signal: gone.signal,
    })
    const failed = expect(mock.fetch(request)).rejects.toThrow('aborted')
    while (clock.awaited.length === 0) await new Promise(setImmediate)
    gone.abort()
    await failed
    while (clock.awaited.length > 0) await new Promise(setImmediate)
    expect(requests.last()?.status).toBe(0)
  }
  await using second = await storedMock(directory.path)
  const { requests } = second.mock.defaultSandbox
  expect(requests.last()).toMatchObject({ operation: 'getTokensMe', status: 0 })
  expect(requests.explain(requests.last()?.id).notes).toEqual([
    'The client closed the connection before the whole response was sent.',
  ])
})
