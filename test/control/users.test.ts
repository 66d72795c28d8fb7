import { expect, test } from 'vitest'
import { createCxoneMock, demoScenario, parseScenario } from '../../mock-server/index.js'

const sam = '11e90000-0000-4000-8000-000000005001'

test('a sandbox hands out access keys of its own, and another does not have them', async () => {
  const mock = await createCxoneMock({ seed: 'users' })
  const one = await mock.sandbox({ id: 'one' })
  const two = await mock.sandbox({ id: 'two' })
  const keyOf = (sandbox: typeof one) => sandbox.user('sam.okafor@demo.example').accessKeys[0]
  expect(keyOf(mock.defaultSandbox)).toEqual({
    accessKeyId: 'SAMDEMOKEY',
    accessKeySecret: 'sam-access-key-secret',
  })
  expect(keyOf(one)?.accessKeyId).toBe('SAMDEMOKEY-one')
  expect(keyOf(one)?.accessKeySecret).toMatch(/^mock_[A-Za-z0-9~]{43}$/)
  expect(keyOf(one)?.accessKeySecret).not.toBe(keyOf(two)?.accessKeySecret)
  const forked = await mock.fork('one', { id: 'forked' })
  expect(keyOf(forked)?.accessKeyId).toBe('SAMDEMOKEY-forked')
  expect(forked.state().accessKeys.map(({ accessKeyId, userId }) => [accessKeyId, userId])).toEqual([
    ['SAMDEMOKEY-forked', sam],
  ])
})

test('users given by little take the place of those of the scenario, with a key of their own', async () => {
  const mock = await createCxoneMock()
  const users = [{ permissions: ['Multi-ACD Masking API'] }, { userName: 'kim', accessKeys: [] }]
  const sandbox = await mock.sandbox({ id: 'mine', users })
  const [first, kim] = sandbox.users
  expect(first).toMatchObject({
    userId: sam,
    agentId: 5001,
    userName: 'sam.okafor@demo.example',
    permissions: ['Multi-ACD Masking API'],
    accessKeys: [{ accessKeyId: 'KEY1-mine' }],
  })
  expect(kim).toMatchObject({ agentId: 5002, userName: 'kim', permissions: [], accessKeys: [] })
  expect(kim?.userId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(() => sandbox.user('nobody')).toThrow(
    'Sandbox mine has no user "nobody". Its users: sam.okafor@demo.example, kim.',
  )
})

test('the World holds digests of passwords and access keys, and what leaves it not even those', async () => {
  const { defaultSandbox: sandbox } = await createCxoneMock()
  const snapshot = JSON.stringify(sandbox.snapshot())
  expect(snapshot).not.toContain('sam-password')
  expect(snapshot).not.toContain('sam-access-key-secret')
  const [user] = sandbox.state().users
  expect(user).toEqual({
    userId: sam,
    agentId: 5001,
    userName: 'sam.okafor@demo.example',
    email: 'sam.okafor@demo.example',
    givenName: 'Sam',
    familyName: 'Okafor',
    teamId: 77,
    permissions: [
      'Multi-ACD Record on Demand API',
      'Multi-ACD Masking API',
      'Record screen interaction',
      'RecordContact',
      'Masking',
      'My Access Key',
      'Update Business Data',
      'Extract Interaction Metadata',
    ],
  })
  expect(Object.keys(sandbox.state().accessKeys[0] ?? {})).not.toContain('secretDigest')
  sandbox.restore(sandbox.snapshot())
  expect(JSON.stringify(sandbox.snapshot())).toBe(snapshot)
})

test('a tenant gets what its scenario leaves out, always the same', async () => {
  const { defaultSandbox } = await createCxoneMock()
  const { tenant } = defaultSandbox.state()
  expect(tenant).toEqual({
    id: 'org-demo',
    name: 'demo',
    tenantId: '11e90000-0000-4000-8000-0000000000aa',
    area: 'na1',
    cluster: 'C200',
    domain: 'niceincontact.com',
    acdDomain: 'nice-incontact.com',
    uhDomain: 'nice-incontact.com',
    busNo: 4599999,
    product: 'both',
  })
  const other = await createCxoneMock({ scenario: { ...demoScenario, tenant: { id: 'other', name: 'x' } } })
  const made = other.defaultSandbox.state().tenant
  expect(made).toMatchObject({
    tenantId: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
    product: 'both',
  })
  expect(made.busNo).toBeGreaterThanOrEqual(1_000_000)
  expect(made.busNo).toBeLessThan(10_000_000)
})

const [user] = demoScenario.users ?? []
const [call] = demoScenario.conversations
const participant = { participantId: 'p', purpose: 'agent' as const, userId: 'f'.repeat(8) + sam.slice(8) }

test.each([
  [
    { ...demoScenario, users: [user, { ...user, userName: 'SAM.okafor@demo.example' }] },
    [
      `users[1].userId: "${sam}" is already used by users[0].userId`,
      'users[1].agentId: "5001" is already used by users[0].agentId',
      'users[1].userName: "sam.okafor@demo.example" is already used by users[0].userName',
      'users[1].accessKeys[0].accessKeyId: "SAMDEMOKEY" is already used by users[0].accessKeys[0].accessKeyId',
    ],
  ],
  [
    { ...demoScenario, conversations: [{ ...call, participants: [participant] }] },
    [`conversations[0].participants[0].userId: there is no user "${participant.userId}"`],
  ],
  [
    { ...demoScenario, users: [{ ...user, userId: 'sam' }], conversations: [] },
    ['users[0].userId must match ^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$, not "sam"'],
  ],
])('a scenario with wrong users is refused with the path of the field: %#', async (scenario, errors) => {
  const wrong: unknown = JSON.parse(JSON.stringify(scenario))
  await expect(parseScenario(wrong)).rejects.toMatchObject({ status: 400, errors })
})

test('a call begins with a user who is there, and with no other', async () => {
  const { defaultSandbox: sandbox } = await createCxoneMock()
  const agent = { participantId: 'part-new', purpose: 'agent' as const, userId: sam }
  const unknown = '11e90000-0000-4000-8000-00000000ffff'
  expect(sandbox.calls.begin({ participants: [agent] }).state).toBe('alerting')
  expect(() =>
    sandbox.calls.begin({ participants: [{ ...agent, participantId: 'x', userId: unknown }] }),
  ).toThrow(`Sandbox default has no user "${unknown}".`)
})

test('users and their keys are handed out over HTTP once, and their secrets never again', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ id: 'http', users: [{ userName: 'kim', password: 'kim-password' }] })
  const made = await fetch(`${mock.url}/__admin/sandboxes`, { method: 'POST', headers, body })
  expect(await made.json()).toMatchObject({
    users: [{ userName: 'kim', password: 'kim-password', accessKeys: [{ accessKeyId: 'KEY1-http' }] }],
  })
  const later = await (await fetch(`${mock.url}/__admin/sandboxes/http`)).text()
  expect(later).toContain('KEY1-http')
  expect(later).not.toMatch(/mock_|kim-password/)
  expect(mock.env(mock.sandboxById('http'))).toMatchObject({ CXONE_ACCESS_KEY_ID: 'KEY1-http' })
})

test('a call whose agent is not among the users given has nobody in it', async () => {
  const mock = await createCxoneMock()
  const userIdsIn = (sandbox: typeof mock.defaultSandbox) =>
    sandbox
      .state()
      .conversations.flatMap(({ participants }) => participants.flatMap(({ userId }) => userId ?? []))
  expect(userIdsIn(await mock.sandbox({ users: [{}] }))).toEqual([sam, sam])
  expect(userIdsIn(await mock.sandbox({ users: [] }))).toEqual([])
})

test('a permission that is nearly the one that is needed is named by the refusal', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  const sandbox = await mock.sandbox({ users: [{ permissions: ['Multi-ACD Record on Demand'] }] })
  const env = mock.env(sandbox)
  const form = new URLSearchParams({
    grant_type: 'password',
    username: env['CXONE_ACCESS_KEY_ID'] ?? '',
    password: env['CXONE_ACCESS_KEY_SECRET'] ?? '',
  })
  const issued = await fetch(env['CXONE_AUTH_TOKEN_URL'] ?? '', { method: 'POST', body: form })
  const { access_token: token } = (await issued.json()) as { access_token: string }
  const command = 'interaction-recording-management-service/v1/interactions/start-recording-on-demand'
  const { status } = await fetch(`${mock.url}/${command}?userId=${env['CXONE_USER_ID']}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  })
  expect(status).toBe(403)
  expect(sandbox.requests.explain().fix).toEqual([
    'Replace Multi-ACD Record on Demand in the scenario with Multi-ACD Record on Demand API. Permissions are case-sensitive.',
    'Give a role of the user the permission Multi-ACD Record on Demand API (Interactions Hub > APIs).',
  ])
})

test('requests are found by the name of their client, as the client itself is', async () => {
  const mock = await createCxoneMock()
  const sandbox = await mock.sandbox()
  const { clientId, clientSecret } = sandbox.client('recorder')
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }
  await mock.fetch(
    new Request('http://any.example/oauth/token', { method: 'POST', body: new URLSearchParams(form) }),
  )
  expect(sandbox.requests.count({ client: 'recorder' })).toBe(1)
  expect(sandbox.requests.count({ client: clientId })).toBe(1)
  expect(sandbox.requests.count({ client: 'studio-basic' })).toBe(0)
})
