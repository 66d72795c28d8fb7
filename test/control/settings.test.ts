import { expect, test } from 'vitest'
import { createCxoneMock, demoScenario, type Scenario, type Snapshot } from '../../mock-server/index.js'
import { withAdmin } from '../admin/admin-client.js'
import { withCall } from '../faults/timed-call.js'

const other: Scenario = {
  ...demoScenario,
  name: 'other',
  clients: [
    { clientId: 'app', clientSecret: 'app-secret-1', scopes: ['recording:control'], divisions: ['div-demo'] },
  ],
  conversations: [
    {
      conversationId: 'conv-other',
      conferenceId: 'conf-other',
      recordingId: 'rec-other',
      divisionId: 'div-demo',
      state: 'connected',
    },
  ],
}

test('variants and settle times are chosen at run time, until a reset', async () => {
  const { mock, calls, command } = await withCall()
  const { defaultSandbox: sandbox } = mock
  calls.answer('conv-new')
  expect(sandbox.setSettle({ start: '2s' })).toEqual({ startMs: 2000, stopMs: 0, maskMs: 0 })
  expect(await command('start')).toBe(202)
  expect(sandbox.setSettle(0)).toEqual({ startMs: 0, stopMs: 0, maskMs: 0 })
  expect(calls.get('conv-new').recordingState).toBe('starting')
  sandbox.clock.advance('2s')
  expect(calls.get('conv-new').recordingState).toBe('recording')
  expect(await command('stop')).toBe(200)
  expect(await command('start')).toBe(409)
  expect(sandbox.setAssumptions({ 'start-after-stop': 'resumes' })).toMatchObject({
    'start-after-stop': 'resumes',
    'missing-scope': 'empty-401',
  })
  expect(await command('start')).toBe(200)
  await sandbox.reset()
  expect(sandbox.assumptions['start-after-stop']).not.toBe('resumes')
})

test('a variant that sets the settle time sets it at run time too', async () => {
  const { defaultSandbox: sandbox } = await createCxoneMock()
  sandbox.setAssumptions({ 'commands-in-work': '2s' })
  expect(sandbox.settle).toEqual({ startMs: 2000, stopMs: 2000, maskMs: 2000 })
})

test('unknown variants and bad durations are rejected, and change nothing', async () => {
  const { defaultSandbox: sandbox } = await createCxoneMock()
  const before = sandbox.snapshot()
  expect(() => sandbox.setAssumptions({ 'missing-scop': 'x' } as object)).toThrow(
    'no ambiguity is named missing-scop',
  )
  expect(() => sandbox.setAssumptions({ 'missing-scope': 'x' as 'empty-401' })).toThrow('has no variant x')
  expect(() => sandbox.setSettle('soon')).toThrow('The settle time is not valid')
  expect(() => sandbox.setSettle('25h')).toThrow('The settle time is not valid')
  expect(sandbox.snapshot()).toEqual(before)
})

test('another scenario is loaded into the default sandbox, and later resets restart it', async () => {
  const mock = await createCxoneMock()
  const { defaultSandbox: sandbox } = mock
  const events: string[] = []
  mock.onEvent(({ type }) => events.push(type))
  await sandbox.loadScenario(other)
  expect(sandbox.clients.map(({ clientId, clientSecret }) => [clientId, clientSecret])).toEqual([
    ['app', 'app-secret-1'],
  ])
  expect(mock.redacted('app-secret-1')).not.toContain('app-secret-1')
  sandbox.calls.begin()
  await sandbox.reset()
  expect(sandbox.calls.list().map(({ conversationId }) => conversationId)).toEqual(['conv-other'])
  expect(events).toEqual(['WorldReplaced', 'CallBegan', 'WorldReplaced'])
})

test('a loaded scenario has clients of the sandbox, and is found by them', async () => {
  const mock = await createCxoneMock()
  const sandbox = await mock.sandbox({ id: 'mine' })
  await sandbox.loadScenario(other)
  const { clientId, clientSecret } = sandbox.client('app')
  expect(clientId).toBe('app-mine')
  await mock.fetch(
    new Request('http://mock.example/oauth/token', {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    }),
  )
  expect(sandbox.requests.find({ status: 200 })).toHaveLength(1)
})

test('a bad scenario is not loaded, nor one with a client of another sandbox', async () => {
  const mock = await createCxoneMock()
  const sandbox = await mock.sandbox({ id: 'mine' })
  const before = mock.defaultSandbox.snapshot()
  await expect(mock.defaultSandbox.loadScenario({} as Scenario)).rejects.toThrow('The scenario is not valid')
  const taken = { ...other, clients: [{ ...other.clients[0], clientId: sandbox.credentials.clientId }] }
  await expect(mock.defaultSandbox.loadScenario(taken as Scenario)).rejects.toThrow(
    'The client recorder-mine already belongs to another sandbox.',
  )
  expect(mock.defaultSandbox.snapshot()).toEqual(before)
})

test('a snapshot is exported and imported as JSON, also into another process', async () => {
  await using first = await withAdmin()
  const app = await first.mock.defaultSandbox.addClient({ name: 'app', scopes: ['recording:control'] })
  first.mock.defaultSandbox.calls.start('conv-123')
  const { status, body } = await first.admin('GET', '/snapshot')
  expect(status).toBe(200)
  expect(body).toEqual(JSON.parse(JSON.stringify(first.mock.defaultSandbox.snapshot())))
  await using second = await withAdmin({ seed: 'another' })
  const { mock, admin } = second
  expect((await admin('POST', '/restore', body)).status).toBe(204)
  expect(mock.defaultSandbox.calls.get('conv-123').recordingState).toBe('recording')
  const reply = await fetch(`${mock.url}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`app:${app.clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  expect(reply.status).toBe(200)
  expect(mock.defaultSandbox.client('app').clientSecret).toBe('')
  expect(await admin('POST', '/restore', { ...(body as Snapshot), sandboxId: 'x' })).toMatchObject({
    status: 400,
    body: { detail: 'The snapshot belongs to sandbox x, and this is default.' },
  })
})

test('settings, scenarios, snapshots and unmet faults are the same over HTTP', async () => {
  await using server = await withAdmin()
  const { mock, admin } = server
  const { defaultSandbox: sandbox } = mock
  expect(await admin('PUT', '/settle', { settle: '2s' })).toEqual({
    status: 200,
    body: { settle: { startMs: 2000, stopMs: 2000, maskMs: 2000 } },
  })
  expect((await admin('GET', '/settle')).body).toEqual({ settle: sandbox.settle })
  expect(await admin('PUT', '/assumptions', { assumptions: { 'missing-scope': 'forbidden-403' } })).toEqual({
    status: 200,
    body: { assumptions: sandbox.assumptions },
  })
  expect((await admin('GET', '/assumptions')).body).toMatchObject({
    assumptions: { 'missing-scope': 'forbidden-403' },
  })
  expect(await admin('PUT', '/assumptions', { assumptions: { 'missing-scope': 'x' } })).toMatchObject({
    status: 400,
    body: { detail: 'ambiguity missing-scope has no variant x; it has empty-401, forbidden-403' },
  })
  sandbox.snapshots.save('before')
  expect((await admin('GET', '/snapshots/before')).body).toEqual(
    JSON.parse(JSON.stringify(sandbox.snapshots.get('before'))),
  )
  expect((await admin('GET', '/snapshots/none')).status).toBe(404)
  sandbox.faults.use({ on: 'stopRecording', status: 503 })
  expect((await admin('GET', '/faults/unmet')).body).toEqual({ faults: sandbox.faults.unmet() })
  expect((await admin('PUT', '/scenario', other)).status).toBe(204)
  expect(sandbox.calls.list()).toHaveLength(1)
  expect((await admin('PUT', '/scenario', {})).status).toBe(400)
})
