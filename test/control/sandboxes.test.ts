import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCxoneMock, type CxoneMock, type SandboxControl } from '../../mock-server/index.js'
import { hosts, tokenWith, type Send } from '../hosts.js'
import { tries } from '../sampled.js'

async function start(send: Send, bearer: string, recordingId = 'rec-123'): Promise<number> {
  const { status } = await send({
    method: 'POST',
    target: '/api/v2/recording/recordingcontrols/start',
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    body: JSON.stringify({ recordingId }),
  })
  return status
}

const conversation = { method: 'GET', target: '/api/v2/conversations/conv-123' }

test('a sandbox is found by its credentials, and sees nothing of another', async () => {
  const mock = await createCxoneMock()
  const send = await hosts.fetch(mock)
  const [one, two] = [await mock.sandbox(), await mock.sandbox()]
  expect(await start(send, await tokenWith(send, one.client('recorder')))).toBe(200)
  expect(await start(send, await tokenWith(send, two.client('recorder')))).toBe(200)
  expect(one.requests.count()).toBe(2)
  expect(two.requests.count()).toBe(2)
  expect(mock.defaultSandbox.requests.count()).toBe(0)
})

test('a token of one sandbox is unknown to another that the URL names', async () => {
  const mock = await createCxoneMock()
  const send = await hosts.fetch(mock)
  const [one, two] = [await mock.sandbox(), await mock.sandbox()]
  const authorization = `Bearer ${await tokenWith(send, one.client('recorder'))}`
  const crossed = await send({
    ...conversation,
    target: `/s/${two.id}${conversation.target}`,
    headers: { authorization },
  })
  expect(crossed.status).toBe(401)
  expect(two.requests.explain().reason).toBe(
    `The credential belongs to sandbox "${one.id}", but the request names sandbox "${two.id}".`,
  )
})

test('a prefix of the path and a header name a sandbox for requests without a credential', async () => {
  const mock = await createCxoneMock()
  const send = await hosts.fetch(mock)
  const sandbox = await mock.sandbox({ id: 'mine' })
  expect((await send({ method: 'GET', target: '/s/mine/api/v2/conversations' })).status).toBe(401)
  const headers = { 'x-cxone-mock-sandbox': 'mine' }
  expect((await send({ method: 'GET', target: '/api/v2/conversations', headers })).status).toBe(401)
  expect(sandbox.requests.count({ rule: 'token-present' })).toBe(2)
  expect((await send({ method: 'GET', target: '/s/nobody/api/v2/conversations' })).status).toBe(404)
})

test('clients given by their scopes get ids and secrets of their own', async () => {
  const mock = await createCxoneMock({ seed: 'fixed' })
  const sandbox = await mock.sandbox({ id: 'mine', clients: [{ scopes: ['recording:control'] }] })
  expect(sandbox.credentials).toEqual({
    name: 'client-1',
    grantTypes: ['client_credentials'],
    divisions: ['div-demo', 'div-other'],
    clientId: 'client-1-mine',
    clientSecret: expect.stringMatching(/^mock_[A-Za-z0-9~]{43}$/),
    scopes: ['recording:control'],
  })
  const send = await hosts.fetch(mock)
  expect(await start(send, await tokenWith(send, sandbox.credentials))).toBe(200)
})

test('a client of a short life gets tokens of a short life', async () => {
  const mock = await createCxoneMock()
  const send = await hosts.fetch(mock)
  const clients = [{ name: 'brief', scopes: ['recording:control'], accessTokenLifetimeSeconds: 60 }]
  const sandbox = await mock.sandbox({ clients, clock: '2026-01-15T10:00:00Z' })
  const bearer = await tokenWith(send, sandbox.credentials)
  sandbox.clock.advance('59s')
  expect(await start(send, bearer)).toBe(200)
  sandbox.clock.advance('1s')
  expect(await start(send, bearer)).toBe(401)
  expect(sandbox.requests.explain().reason).toBe(
    'The token of brief-' +
      sandbox.id +
      " expired at 2026-01-15T10:01:00.000Z. It was issued at 2026-01-15T10:00:00.000Z for 60 s. The sandbox's clock shows 2026-01-15T10:01:00.000Z.",
  )
})

test('a disabled client gets no token, and a client that may not use the grant neither', async () => {
  const mock = await createCxoneMock()
  const send = await hosts.fetch(mock)
  const sandbox = await mock.sandbox({
    id: 'mine',
    clients: [
      { name: 'off', clientSecret: 'secret-off', scopes: [], disabled: true },
      { name: 'code', clientSecret: 'secret-code', scopes: [], grantTypes: ['authorization_code'] },
    ],
  })
  const ask = (client: string) =>
    send({
      method: 'POST',
      target: '/oauth/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `grant_type=client_credentials&client_id=${client}-mine&client_secret=secret-${client}`,
    })
  expect((await ask('off')).status).toBe(401)
  expect(sandbox.requests.explain().reason).toBe('Client off-mine is disabled.')
  expect(JSON.parse((await ask('code')).body)).toEqual({
    error: 'unauthorized_client',
    error_description: 'the client may not use this grant type',
  })
})

test('a reset forgets tokens, events, journal and state, and issues no token twice', async () => {
  const mock = await createCxoneMock({ seed: 'fixed', clock: '2026-01-15T10:00:00Z' })
  const send = await hosts.fetch(mock)
  const sandbox = mock.defaultSandbox
  const before = await tokenWith(send, sandbox.client('recorder'))
  expect(await start(send, before)).toBe(200)
  await sandbox.reset()
  expect(sandbox.requests.count()).toBe(0)
  expect(sandbox.state().tokens).toEqual([])
  expect(sandbox.calls.list().map(({ recordingState }) => recordingState)).toEqual([
    'idle',
    'idle',
    'stopped',
  ])
  const after = await tokenWith(send, sandbox.client('recorder'))
  expect(after).not.toBe(before)
  expect(await start(send, before)).toBe(401)
  expect(await start(send, after)).toBe(200)
})

test('a snapshot brings the World back, tokens included', async () => {
  const mock = await createCxoneMock()
  const send = await hosts.fetch(mock)
  const sandbox = await mock.sandbox()
  const bearer = await tokenWith(send, sandbox.client('recorder'))
  const snapshot = sandbox.snapshot()
  expect(await start(send, bearer)).toBe(200)
  sandbox.restore(snapshot)
  // But for the count of events, which goes on: ids and tokens are made from it.
  expect([snapshot.sequence, sandbox.snapshot()]).toEqual([1, { ...snapshot, sequence: 2 }])
  expect(await start(send, bearer)).toBe(200)
})

test('a snapshot of one sandbox is refused by another', async () => {
  const mock = await createCxoneMock()
  const sandbox = await mock.sandbox({ id: 'mine' })
  expect(() => mock.defaultSandbox.restore(sandbox.snapshot())).toThrow(
    'The snapshot belongs to sandbox mine, and this is default.',
  )
})

test('a deleted sandbox is gone with its clients, and its ids are free again', async () => {
  const mock = await createCxoneMock()
  {
    await using sandbox = await mock.sandbox({ id: 'mine' })
    expect(mock.sandboxes.map(({ id }) => id)).toEqual(['default', sandbox.id])
  }
  expect(mock.sandboxes.map(({ id }) => id)).toEqual(['default'])
  expect((await mock.sandbox({ id: 'mine' })).requests.count()).toBe(0)
  await expect(mock.defaultSandbox.delete()).rejects.toThrow('The default sandbox cannot be deleted.')
})

test('an id that is taken, or is none, is refused', async () => {
  const mock = await createCxoneMock()
  await mock.sandbox({ id: 'mine' })
  await expect(mock.sandbox({ id: 'mine' })).rejects.toThrow('sandbox mine already exists')
  await expect(mock.sandbox({ id: 'a/b' })).rejects.toThrow(
    'id must be 1 to 64 letters, digits, - and _, not "a/b"',
  )
  await expect(mock.sandbox({ clients: [{ clientId: 'recorder', scopes: [] }] })).rejects.toThrow(
    'client recorder already belongs to another sandbox',
  )
})

test('parallel tests in sandboxes of one mock never see each other', async () => {
  const mock = await createCxoneMock()
  const send = await hosts.fetch(mock)
  const plan = fc.array(fc.constantFrom('start', 'stop', 'advance', 'reset', 'end'), {
    minLength: 1,
    maxLength: 12,
  })
  await fc.assert(
    fc.asyncProperty(fc.array(plan, { minLength: 2, maxLength: 5 }), async (plans) => {
      const alone = await Promise.all(plans.map((each) => follow(mock, send, each)))
      const together = await Promise.all(plans.map((each) => follow(mock, send, each)))
      expect(together).toEqual(alone)
    }),
    tries(30),
  )
})

/** Takes the steps of a plan in a sandbox of its own; what it saw, without the ids that differ. */
async function follow(mock: CxoneMock, send: Send, plan: readonly string[]): Promise<readonly unknown[]> {
  await using sandbox: SandboxControl = await mock.sandbox({ clock: '2026-01-15T10:00:00Z' })
  let bearer = await tokenWith(send, sandbox.client('recorder'))
  const seen: unknown[] = []
  for (const each of plan) {
    if (each === 'advance') sandbox.clock.advance('40m')
    else if (each === 'end') seen.push(sandbox.calls.list().map(({ state }) => state))
    else if (each === 'reset') {
      await sandbox.reset()
      bearer = await tokenWith(send, sandbox.client('recorder'))
    } else {
      const target = `/api/v2/recording/recordingcontrols/${each}`
      const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' }
      const reply = await send({ method: 'POST', target, headers, body: '{"recordingId":"rec-123"}' })
      seen.push([reply.status, reply.headers['date'], sandbox.requests.count()])
    }
  }
  return seen
}
