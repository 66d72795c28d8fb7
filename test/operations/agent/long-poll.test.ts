import { expect, test, vi } from 'vitest'
import { createCxoneMock } from '../../../mock-server/index.js'
import { caseInstant } from '../../hosts.js'
import { contactId, eventsOf, sam, services, soFar, withSession } from './session.js'

test('a poll waits until something happens, and is told it', async () => {
  const { poll, command } = await withSession()
  const open = poll()
  expect(await soFar(open)).toBe('waiting')
  expect((await command('record')).status).toBe(202)
  expect(eventsOf(await open)).toMatchObject([{ Type: 'CallContactEvent', IsLogging: 'True' }])
})

test('a poll answers 304 when the clock of the sandbox gets there, and not before', async () => {
  const { poll, sandbox } = await withSession()
  const open = poll(60)
  sandbox.clock.advance('59s')
  expect(await soFar(open)).toBe('waiting')
  sandbox.clock.advance('1s')
  const { status, headers, body } = await open
  expect([status, body, headers['date']]).toEqual([304, '', 'Thu, 15 Jan 2026 10:01:00 GMT'])
})

test('a fault that has a body leaves a 304 without one', async () => {
  const { poll, sandbox } = await withSession()
  const body = '{"events":[]}'
  sandbox.faults.use({ on: 'getNextEvent', body })
  const { status, headers, body: received } = await poll(0)
  const told = [status, headers['content-type'], headers['content-length'], received]
  expect(told).toEqual([304, undefined, undefined, ''])
  sandbox.faults.clear()
  sandbox.faults.use({ on: 'getNextEvent', body, status: 200 })
  expect(await poll(0)).toMatchObject({ status: 200, body })
})

test('a poll without a timeout, which NICE requires, does not wait', async () => {
  const { ask, sessionId } = await withSession()
  const { status, headers } = await ask('GET', `/agent-sessions/${sessionId}/get-next-event`)
  expect([status, headers['icstatusdescription']]).toEqual([
    400,
    'Invalid Timeout. Value must be between 0-60.',
  ])
})

test('a poll that waits is answered 409 when the session ends', async () => {
  const { ask, poll, sessionId } = await withSession()
  const open = poll(60)
  expect(await soFar(open)).toBe('waiting')
  await ask('DELETE', `/agent-sessions/${sessionId}?forceLogoff=true`)
  expect((await open).status).toBe(409)
})

test('a poll goes on waiting through what does not concern the agent', async () => {
  const { poll, sandbox } = await withSession()
  const open = poll(60)
  sandbox.calls.begin({ conversationId: 'of-somebody-else' })
  expect(await soFar(open)).toBe('waiting')
  sandbox.clock.advance('60s')
  expect((await open).status).toBe(304)
})

test('a poll is told of a start when it settles', async () => {
  const { poll, command, sandbox } = await withSession({ settle: '2s' })
  expect((await command('record')).status).toBe(202)
  const open = poll(60)
  sandbox.clock.advance('1s')
  expect(await soFar(open)).toBe('waiting')
  sandbox.clock.advance('1s')
  expect(eventsOf(await open)).toMatchObject([{ IsLogging: 'True' }])
})

test('a running clock lets what settles reach a poll without anybody asking', async () => {
  const { poll, command, sandbox } = await withSession({ settle: '30ms', clock: new Date().toISOString() })
  sandbox.clock.reset()
  expect((await command('record')).status).toBe(202)
  expect(eventsOf(await poll(5))).toMatchObject([{ IsLogging: 'True' }])
})

test('a reset ends a poll: its session is gone, and the journal stays empty', async () => {
  const { poll, sandbox } = await withSession()
  const open = poll()
  expect(await soFar(open)).toBe('waiting')
  await sandbox.reset()
  const { status, headers } = await open
  expect([status, headers['icstatusdescription']]).toEqual([404, 'InvalidAgentSession'])
  expect(sandbox.requests.list()).toEqual([])
})

test('closing the mock ends a poll', async () => {
  const { poll, mock } = await withSession()
  const open = poll()
  expect(await soFar(open)).toBe('waiting')
  await mock.close()
  expect((await open).status).toBe(304)
})

test('deleting the sandbox ends a poll', async () => {
  const mock = await createCxoneMock({ seed: 'agent', clock: caseInstant, port: 0 })
  const sandbox = await mock.sandbox({ clock: caseInstant })
  const [key] = sandbox.user(sam).accessKeys
  const form = new URLSearchParams({
    grant_type: 'password',
    username: key?.accessKeyId ?? '',
    password: key?.accessKeySecret ?? '',
  })
  const issued = await fetch(`${mock.url}/auth/token`, { method: 'POST', body: form })
  const { access_token: token } = (await issued.json()) as { access_token: string }
  const headers = { authorization: `Bearer ${token}` }
  const base = mock.url + services
  const started = await fetch(`${base}/agent-sessions?stationId=1`, { method: 'POST', headers })
  const { sessionId } = (await started.json()) as { sessionId: string }
  const next = `${base}/agent-sessions/${sessionId}/get-next-event`
  expect((await fetch(`${next}?timeout=0`, { headers })).status).toBe(200)
  const open = fetch(`${next}?timeout=60`, { headers })
  await vi.waitFor(() => expect(sandbox.clock.awaited).toHaveLength(1), 60_000)
  await sandbox.delete()
  expect((await open).status).toBe(304)
  await mock.close()
})

test('a client that goes away frees its place, and takes no event with it', async () => {
  const { mock, token, sessionId, sandbox, command, told } = await withSession()
  const url = await mock.listen({ port: 0 })
  const leaving = new AbortController()
  const headers = { authorization: `Bearer ${token}` }
  const target = `${url}${services}/agent-sessions/${sessionId}/get-next-event?timeout=60`
  const open = fetch(target, { headers, signal: leaving.signal })
  await vi.waitFor(() => expect(sandbox.clock.awaited).toHaveLength(1), 60_000)
  leaving.abort()
  await expect(open).rejects.toThrow()
  await sandbox.requests.waitFor({ operation: 'getNextEvent', status: 304 })
  expect(sandbox.clock.awaited).toEqual([])
  await command('record')
  expect(await told()).toMatchObject([{ IsLogging: 'True' }])
  await mock.close()
})

test('no more than a thousand polls wait at a time', async () => {
  const { poll, sandbox } = await withSession()
  const open = Array.from({ length: 1000 }, () => poll())
  expect((await poll()).status).toBe(503)
  sandbox.clock.advance('60s')
  expect(new Set((await Promise.all(open)).map(({ status }) => status))).toEqual(new Set([304]))
  expect((await poll(0)).status).toBe(304)
})

test('of two polls of a session one is told, and the other waits on', async () => {
  const { poll, command, sandbox } = await withSession()
  const [first, second] = [poll(), poll()]
  await command('record')
  const answered = await Promise.race([first, second])
  expect(eventsOf(answered)).toHaveLength(1)
  sandbox.clock.advance('60s')
  const statuses = (await Promise.all([first, second])).map(({ status }) => status)
  expect(statuses.toSorted((one, other) => one - other)).toEqual([200, 304])
})

test('the journal has when a poll came, and what it was answered', async () => {
  const { poll, sandbox } = await withSession()
  const open = poll(30)
  sandbox.clock.advance('30s')
  await open
  expect(sandbox.requests.last()).toMatchObject({
    operation: 'getNextEvent',
    status: 304,
    at: '2026-01-15T10:00:00.000Z',
  })
  expect(contactId).toBe('460000000001')
})

test('a poll with a signal that was aborted before is rejected at once, and never asked', async () => {
  const { mock, sandbox, token, sessionId } = await withSession()
  const before = sandbox.requests.list().length
  const url = `http://mock${services}/agent-sessions/${sessionId}/get-next-event?timeout=60`
  const headers = { authorization: `Bearer ${token}` }
  const asked = mock.fetch(new Request(url, { headers, signal: AbortSignal.abort(new Error('given up')) }))
  await expect(asked).rejects.toThrow('given up')
  expect(sandbox.requests.list()).toHaveLength(before)
})

test('a poll whose signal is aborted while it waits is rejected then', async () => {
  const { mock, token, sessionId } = await withSession()
  const url = `http://mock${services}/agent-sessions/${sessionId}/get-next-event?timeout=60`
  const abort = new AbortController()
  const headers = { authorization: `Bearer ${token}` }
  const open = mock.fetch(new Request(url, { headers, signal: abort.signal }))
  expect(await soFar(open)).toBe('waiting')
  abort.abort(new Error('given up'))
  await expect(open).rejects.toThrow('given up')
})

test('the journal tells when a poll came and when it was answered', async () => {
  const { mock, sandbox, poll } = await withSession()
  const seen: unknown[] = []
  mock.watchExchanges(({ at, answeredAt }) => seen.push([at, answeredAt]))
  const open = poll(60)
  expect(await soFar(open)).toBe('waiting')
  sandbox.clock.advance('60s')
  await open
  await poll(0)
  const came = Date.parse(caseInstant)
  expect(seen).toEqual([
    [came, came + 60_000],
    [came + 60_000, undefined],
  ])
})
