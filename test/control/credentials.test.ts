import { expect, test } from 'vitest'
import { createCxoneMock, type CxoneMock } from '../../mock-server/index.js'
import { withAdmin } from '../admin/admin-client.js'
import { caseInstant } from '../hosts.js'

interface Secret {
  readonly clientId: string
  readonly clientSecret: string
}

async function token(mock: CxoneMock, { clientId, clientSecret }: Secret) {
  const reply = await mock.fetch(
    new Request('http://mock.example/oauth/token', {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    }),
  )
  const { access_token } = (await reply.json()) as { access_token?: string }
  return { status: reply.status, bearer: access_token ?? '' }
}

async function start(mock: CxoneMock, bearer: string): Promise<number> {
  const reply = await mock.fetch(
    new Request('http://mock.example/api/v2/recording/recordingcontrols/start', {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      body: '{"recordingId":"rec-123","action":"start"}',
    }),
  )
  return reply.status
}

test('a client that gets the scope, and a new token, may start a recording', async () => {
  await using server = await withAdmin()
  const { mock, admin } = server
  const studio = mock.defaultSandbox.client('studio-basic')
  const old = (await token(mock, studio)).bearer
  expect(await start(mock, old)).toBe(401)
  const scopes = ['recording:read', 'recording:write', 'recording:control']
  expect(await admin('PATCH', '/clients/studio-basic', { scopes })).toEqual({
    status: 200,
    body: {
      name: 'studio-basic',
      clientId: 'studio-basic',
      scopes,
      divisions: ['div-demo'],
      grantTypes: ['client_credentials'],
    },
  })
  expect(await start(mock, old)).toBe(401)
  expect(await start(mock, (await token(mock, studio)).bearer)).toBe(200)
})

test('a client loses and gets a division, and its tokens follow', async () => {
  const mock = await createCxoneMock({ clock: caseInstant })
  const { defaultSandbox: sandbox } = mock
  const { bearer } = await token(mock, sandbox.client('recorder'))
  await sandbox.updateClient('recorder', { divisions: ['div-other'] })
  expect(await start(mock, bearer)).toBe(403)
  await sandbox.updateClient('recorder', { divisions: ['div-demo'] })
  expect(await start(mock, bearer)).toBe(200)
})

test('an added client identifies its sandbox, and a reset removes it', async () => {
  const mock = await createCxoneMock({ seed: 'fixed', clock: caseInstant })
  const sandbox = await mock.sandbox({ id: 'mine' })
  const added = await sandbox.addClient({ name: 'app', scopes: ['recording:control'] })
  expect(added).toEqual({
    name: 'app',
    clientId: 'app-mine',
    clientSecret: expect.stringMatching(/^mock_[A-Za-z0-9~]{43}$/) as string,
    scopes: ['recording:control'],
    divisions: ['div-demo', 'div-other'],
    grantTypes: ['client_credentials'],
  })
  expect(await start(mock, (await token(mock, added)).bearer)).toBe(200)
  expect(sandbox.requests.count()).toBe(2)
  await sandbox.reset()
  expect((await token(mock, added)).status).toBe(401)
  expect(sandbox.clients.map(({ name }) => name)).not.toContain('app')
})

test('a restored snapshot brings back the client, with its secret', async () => {
  const { defaultSandbox: sandbox } = await createCxoneMock()
  const added = await sandbox.addClient({ name: 'app', scopes: [] })
  sandbox.snapshots.save('with')
  await sandbox.reset()
  sandbox.snapshots.restore('with')
  expect(sandbox.client('app')).toEqual(added)
})

test('a changed secret replaces the old one, and a disabled client gets no token', async () => {
  const mock = await createCxoneMock()
  const { defaultSandbox: sandbox } = mock
  const old = sandbox.client('recorder')
  const changed = await sandbox.updateClient('recorder', { clientSecret: 'rotated-secret-1' })
  expect(changed.clientSecret).toBe('rotated-secret-1')
  expect((await token(mock, old)).status).toBe(401)
  expect((await token(mock, changed)).status).toBe(200)
  await sandbox.updateClient('recorder', { disabled: true })
  expect((await token(mock, changed)).status).toBe(401)
})

test('changes of clients and users are events without secrets', async () => {
  const mock = await createCxoneMock()
  const { defaultSandbox: sandbox } = mock
  const events: string[] = []
  mock.onEvent(({ type, subject, cause }) => events.push(`${type} ${subject} ${cause}`))
  await sandbox.addClient({ name: 'app', scopes: [], clientSecret: 'own-secret-of-app' })
  await sandbox.updateClient('app', { scopes: ['recording:read'] })
  const user = await sandbox.addUser({ userName: 'new@demo.example', password: 'own-password-of-new' })
  await sandbox.updateUser('new@demo.example', { permissions: ['Multi-ACD Record on Demand API'] })
  const key = await sandbox.addAccessKey('new@demo.example')
  await sandbox.updateAccessKey(key.accessKeyId, { isActive: false })
  expect(events).toEqual([
    'ClientAdded app control',
    'ClientChanged app control',
    `UserAdded ${user.userId} control`,
    `AccessKeyCreated ${user.accessKeys[0]?.accessKeyId} control`,
    `UserChanged ${user.userId} control`,
    `AccessKeyCreated ${key.accessKeyId} control`,
    `AccessKeyChanged ${key.accessKeyId} control`,
  ])
  const shown = JSON.stringify([sandbox.state(), sandbox.snapshot()])
  for (const secret of ['own-secret-of-app', 'own-password-of-new', key.accessKeySecret]) {
    expect(shown).not.toContain(secret)
    expect(mock.redacted(`x ${secret} y`)).not.toContain(secret)
  }
})

test('a user signs in with an added access key until it is deactivated', async () => {
  const mock = await createCxoneMock()
  const { defaultSandbox: sandbox } = mock
  const user = await sandbox.addUser({ permissions: ['Multi-ACD Record on Demand API'] })
  const key = await sandbox.addAccessKey(user.userName, { accessKeyId: 'KEY-OWN' })
  const signIn = async () =>
    (
      await mock.fetch(
        new Request('http://mock.example/authentication/v1/token/access-key', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(key),
        }),
      )
    ).status
  expect(await signIn()).toBe(200)
  await sandbox.updateAccessKey('KEY-OWN', { isActive: false })
  expect(await signIn()).toBe(401)
})

test('a removed client gets no token, its tokens are rejected, and a reset brings it back', async () => {
  const mock = await createCxoneMock()
  const { defaultSandbox: sandbox } = mock
  const recorder = sandbox.client('recorder')
  const { bearer } = await token(mock, recorder)
  await sandbox.removeClient('recorder')
  expect([(await token(mock, recorder)).status, await start(mock, bearer)]).toEqual([401, 401])
  expect(sandbox.requests.explain().reason).toBe('The token was issued to client recorder, which is deleted.')
  await expect(sandbox.removeClient('recorder')).rejects.toThrow('Sandbox default has no client "recorder".')
  await sandbox.reset()
  expect((await token(mock, recorder)).status).toBe(200)
})

test('a removed user has no access key and no token, and a new user gets an agent number of its own', async () => {
  const mock = await createCxoneMock()
  const { defaultSandbox: sandbox } = mock
  const { userId, agentId } = await sandbox.addUser({ userName: 'new@demo.example' })
  const key = await sandbox.addAccessKey('new@demo.example', { accessKeyId: 'KEY-OWN' })
  const signIn = () =>
    mock.fetch(
      new Request('http://mock.example/authentication/v1/token/access-key', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(key),
      }),
    )
  const { access_token: bearer } = (await (await signIn()).json()) as { access_token: string }
  const mask = () =>
    mock.fetch(
      new Request('http://mock.example/interaction-recording-management-service/v1/interactions/mask', {
        method: 'POST',
        headers: { authorization: `Bearer ${bearer}` },
      }),
    )
  const events: string[] = []
  mock.onEvent(({ type, subject }) => events.push(`${type} ${subject}`))
  await sandbox.removeUser('sam.okafor@demo.example')
  expect((await sandbox.addUser()).agentId).toBe(agentId + 1)
  await sandbox.removeUser('new@demo.example')
  expect([(await signIn()).status, (await mask()).status]).toEqual([401, 401])
  expect(events.at(-1)).toBe(`UserRemoved ${userId}`)
  expect(() => sandbox.user('new@demo.example')).toThrow('has no user "new@demo.example"')
  await expect(sandbox.updateAccessKey('KEY-OWN', { isActive: true })).rejects.toThrow(
    'Sandbox default has no access key "KEY-OWN".',
  )
})

test('a removed access key signs nobody in', async () => {
  const mock = await createCxoneMock()
  const { defaultSandbox: sandbox } = mock
  const { userId } = sandbox.user('sam.okafor@demo.example')
  const { accessKeyId } = await sandbox.addAccessKey(userId)
  await sandbox.removeAccessKey(accessKeyId)
  expect(sandbox.user(userId).accessKeys.map((each) => each.accessKeyId)).toEqual(['SAMDEMOKEY'])
  expect((await sandbox.addAccessKey(userId)).accessKeyId).toBe(accessKeyId)
})

test('tokens are revoked by value, by client, by user, and all', async () => {
  const mock = await createCxoneMock()
  const { defaultSandbox: sandbox } = mock
  const one = await token(mock, sandbox.client('recorder'))
  const two = await token(mock, sandbox.client('recorder'))
  const other = await token(mock, sandbox.client('studio-basic'))
  expect([sandbox.tokens.revoke(one.bearer), sandbox.tokens.revoke(one.bearer)]).toEqual([true, false])
  expect([await start(mock, one.bearer), await start(mock, two.bearer)]).toEqual([401, 200])
  expect(sandbox.tokens.revokeAll({ client: 'recorder' })).toBe(1)
  expect(() => sandbox.tokens.revokeAll({ client: 'nobody' })).toThrow(
    'Sandbox default has no client "nobody".',
  )
  expect(sandbox.tokens.revokeAll({ user: 'sam.okafor@demo.example' })).toBe(0)
  expect(sandbox.tokens.revokeAll()).toBe(1)
  expect(sandbox.tokens.revoke(other.bearer)).toBe(false)
})

test.each([
  [
    { scopes: ['recording:control'], divisions: ['nowhere'] },
    'The scenario has no division "nowhere". Use div-demo, div-other.',
  ],
  [{ name: 'recorder', scopes: [] }, 'The client "recorder" exists already. Choose another id.'],
  [
    { clientId: 'recorder-other', scopes: [] },
    'The client recorder-other already belongs to another sandbox.',
  ],
  [{ name: 'x' }, 'The client is not valid: the field "scopes" is missing.'],
  [
    { scopes: [], isPublic: true, clientSecret: 'x' },
    'clientSecret: a public client has no secret. Omit it, or omit isPublic.',
  ],
])('the client %j is not added', async (client, message) => {
  const mock = await createCxoneMock()
  await mock.sandbox({ id: 'other' })
  const before = mock.defaultSandbox.snapshot()
  await expect(mock.defaultSandbox.addClient(client as never)).rejects.toThrow(message)
  expect(mock.defaultSandbox.snapshot()).toEqual(before)
})

test('every verb of clients, users, access keys and tokens is a route with its name', async () => {
  await using server = await withAdmin()
  const { mock, admin } = server
  const sandbox = await mock.sandbox({ id: 'mine' })
  const made = await admin('POST', '/clients?sandbox=mine', { name: 'app', scopes: ['recording:control'] })
  expect(made).toEqual({ status: 201, body: sandbox.client('app') })
  const { clientSecret: _, ...app } = sandbox.client('app')
  expect(await admin('GET', '/clients/app?sandbox=mine')).toEqual({ status: 200, body: app })
  expect(JSON.stringify(await admin('GET', '/clients?sandbox=mine'))).not.toContain('clientSecret')
  const user = await admin('POST', '/users?sandbox=mine', { userName: 'new@demo.example' })
  expect(user).toEqual({ status: 201, body: sandbox.user('new@demo.example') })
  const permissions = ['Multi-ACD Record on Demand API']
  expect(await admin('PATCH', '/users/new@demo.example?sandbox=mine', { permissions })).toMatchObject({
    status: 200,
    body: { permissions },
  })
  expect(await admin('GET', '/users/new@demo.example?sandbox=mine')).toMatchObject({ body: { permissions } })
  expect(JSON.stringify(await admin('GET', '/users?sandbox=mine'))).not.toMatch(/accessKeySecret|password/)
  const key = await admin('POST', '/users/new@demo.example/accessKeys?sandbox=mine', {
    accessKeyId: 'KEY-OWN',
  })
  expect(key).toEqual({ status: 201, body: sandbox.user('new@demo.example').accessKeys[1] })
  expect((await admin('PATCH', '/accessKeys/KEY-OWN?sandbox=mine', { isActive: false })).status).toBe(204)
  expect((await admin('PATCH', '/accessKeys/NO-KEY?sandbox=mine', { isActive: false })).status).toBe(404)
  const { bearer } = await token(mock, sandbox.client('app'))
  expect(await admin('POST', '/tokens/revoke?sandbox=mine', { token: bearer })).toEqual({
    status: 200,
    body: { revoked: true },
  })
  await token(mock, sandbox.client('app'))
  expect((await admin('POST', '/tokens/revokeAll?sandbox=mine', { client: 'app' })).body).toEqual({
    revoked: 1,
  })
  expect((await admin('POST', '/tokens/revokeAll?sandbox=mine')).body).toEqual({ revoked: 0 })
  expect((await admin('PATCH', '/clients/nobody', { scopes: [] })).status).toBe(404)
  expect((await admin('DELETE', '/accessKeys/KEY-OWN?sandbox=mine')).status).toBe(204)
  expect((await admin('DELETE', '/accessKeys/KEY-OWN?sandbox=mine')).status).toBe(404)
  expect((await admin('DELETE', '/users/new@demo.example?sandbox=mine')).status).toBe(204)
  expect((await admin('DELETE', '/users/new@demo.example?sandbox=mine')).status).toBe(404)
  expect((await admin('DELETE', '/clients/app?sandbox=mine')).status).toBe(204)
  expect((await admin('DELETE', '/clients/app?sandbox=mine')).status).toBe(404)
  expect(await admin('PATCH', '/clients/recorder', { scope: 'x' })).toMatchObject({
    status: 400,
    body: { detail: expect.stringContaining('there is no field "scope"') as string },
  })
})
