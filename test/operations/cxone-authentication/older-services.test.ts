import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import {
  accessKeyForm,
  origin,
  sam,
  samId,
  tenantId,
  tenantWith,
  textOf,
  tokensOf,
  works,
  type Tenant,
} from './tenant.js'

const key = { accessKeyId: 'SAMDEMOKEY', accessKeySecret: 'sam-access-key-secret' }
const application = { authorization: `Basic ${btoa('DemoApp@DemoVendor:4599999')}` }

test('a token of the access-key service works, refreshes, and the old refresh token is used up', async () => {
  const tenant = await tenantWith()
  const first = await tenant.json('POST', '/authentication/v1/token/access-key', key)
  expect(first.body['resource_server_base_uri']).toBe(`${origin}/inContactAPI/`)
  expect(decodeJwt(textOf(first, 'id_token')).sub).toBe(`user:${samId}`)
  expect(await works(tenant, textOf(first, 'access_token'))).toBe(200)
  const token = textOf(first, 'refresh_token')
  const second = await tenant.json('POST', '/public/user/refresh', { token })
  expect(second.body).toEqual({
    access_token: expect.any(String) as unknown,
    refresh_token: expect.any(String) as unknown,
    expires_in: 3600,
  })
  expect(await works(tenant, textOf(second, 'access_token'))).toBe(200)
  const again = await tenant.json('POST', '/public/user/refresh', { token })
  expect([again.status, again.body['message']]).toEqual([401, 'Invalid credentials'])
  expect(await works(tenant, textOf(second, 'access_token'))).toBe(401)
})

test('a regional token comes of an access token, and refreshes', async () => {
  const tenant = await tenantWith()
  const { access } = await tokensOf(tenant)
  const first = await tenant.json('POST', '/public/authentication/v1/token', { accessToken: access })
  expect(first.body).toMatchObject({ accessTokenExpiry: 3600, id_token: expect.any(String) as unknown })
  const token = textOf(first, 'refreshToken')
  const second = await tenant.json('POST', '/public/authentication/v1/refresh', { token })
  expect(await works(tenant, textOf(second, 'accessToken'))).toBe(200)
})

const backend = { authorization: `Basic ${btoa('cxone-backend:cxone-backend-secret')}` }
const older = ['/public/user/refresh', '/public/authentication/v1/refresh']

test.each(older)('%s refreshes no token of /auth/token whose client has a secret', async (path) => {
  const tenant = await tenantWith()
  const token = textOf(await tenant.form('/auth/token', accessKeyForm, backend), 'refresh_token')
  const refused = await tenant.json('POST', path, { token })
  expect([refused.status, refused.body['message']]).toEqual([401, 'Invalid credentials'])
  expect(tenant.mock.defaultSandbox.requests.explain().reason).toBe(
    'The token was issued to client cxone-backend, which has a secret, but this service does not authenticate clients.',
  )
  const form = { grant_type: 'refresh_token', refresh_token: token }
  expect((await tenant.form('/auth/token', form, backend)).status).toBe(200)
})

test('what a regional service issued it refreshes again and again, whether the client has a secret or not', async () => {
  const tenant = await tenantWith()
  const access = textOf(await tenant.form('/auth/token', accessKeyForm, backend), 'access_token')
  let last = await tenant.json('POST', '/public/authentication/v1/token', { accessToken: access })
  for (let times = 0; times < 2; times += 1) {
    last = await tenant.json('POST', '/public/authentication/v1/refresh', {
      token: textOf(last, 'refreshToken'),
    })
    expect(last.status).toBe(200)
  }
})

test.each(older)('%s refreshes nothing for a client that was disabled', async (path) => {
  const tenant = await tenantWith()
  const access = textOf(await tenant.form('/auth/token', accessKeyForm, backend), 'access_token')
  const regional = await tenant.json('POST', '/public/authentication/v1/token', { accessToken: access })
  const sandbox = tenant.mock.defaultSandbox
  const state = sandbox.snapshot()
  sandbox.restore({
    ...state,
    clients: state.clients.map((each) =>
      each.clientId === 'cxone-backend' ? { ...each, disabled: true } : each,
    ),
  })
  const refused = await tenant.json('POST', path, { token: textOf(regional, 'refreshToken') })
  expect(refused.status).toBe(401)
  expect(tenant.mock.defaultSandbox.requests.explain().reason).toBe(
    'The token was issued to client cxone-backend, which is disabled.',
  )
})

test('the older ACD issues and refreshes tokens to its application, and to no other', async () => {
  const tenant = await tenantWith()
  const path = '/InContactAuthorizationServer/Token'
  const form = { grant_type: 'password', username: sam, password: 'sam-password' }
  const first = await tenant.form(path, form, application)
  const refresh = { grant_type: 'refresh_token', refresh_token: textOf(first, 'refresh_token') }
  const other = { authorization: `Basic ${btoa('cxone-backend:cxone-backend-secret')}` }
  expect((await tenant.form(path, refresh, other)).status).toBe(401)
  const second = await tenant.form(path, refresh, application)
  expect(await works(tenant, textOf(second, 'access_token'))).toBe(200)
  const keys = { ...form, username: key.accessKeyId, password: key.accessKeySecret }
  expect((await tenant.form(path, keys, application)).status).toBe(401)
  expect(tenant.mock.defaultSandbox.requests.explain().fix).toEqual([
    'Send the key to POST /InContactAuthorizationServer/token/access-key, or to POST /auth/token.',
  ])
})

test('whoami is the same path in every letter case, and tells where the token works', async () => {
  const tenant = await tenantWith()
  const { access } = await tokensOf(tenant)
  tenant.mock.defaultSandbox.clock.advance('10m')
  for (const server of [
    'inContactAuthorizationServer',
    'incontactauthorizationserver',
    'INCONTACTAUTHORIZATIONSERVER',
  ]) {
    const { status, body } = await tenant.json('POST', `/${server}/token/whoami`, { token: access })
    expect([status, body]).toEqual([
      200,
      {
        agent_id: 5001,
        bus_no: 4599999,
        expires_in: 3000,
        iss: origin,
        refresh_token_server_uri: `${origin}/InContactAuthorizationServer/Token`,
        resource_server_base_uri: `${origin}/inContactAPI/`,
        sub: `user:${samId}`,
        team_id: 77,
      },
    ])
  }
  tenant.mock.defaultSandbox.clock.advance('50m')
  expect(
    (await tenant.json('POST', '/incontactauthorizationserver/token/whoami', { token: access })).status,
  ).toBe(401)
})

async function newKey(tenant: Tenant, token: string, userId = samId) {
  const made = await tenant.json('POST', '/access-key-management/v1/access-keys', { userId, tenantId }, token)
  return { status: made.status, ...(made.body['resultSet'] as typeof key | undefined) }
}

const patch = (tenant: Tenant, token: string, accessKeyId: string, isActive: boolean) =>
  tenant.json('PATCH', `/access-key-management/v1/access-keys/${accessKeyId}`, { isActive }, token)

const signIn = (tenant: Tenant, { accessKeyId = '', accessKeySecret = '' }: Partial<typeof key>) =>
  tenant.form('/auth/token', { grant_type: 'password', username: accessKeyId, password: accessKeySecret })

test('a new access key signs in until it is deactivated, and its secret is told once', async () => {
  const tenant = await tenantWith()
  const { access } = await tokensOf(tenant)
  const made = await newKey(tenant, access)
  const tokens = await signIn(tenant, made)
  expect(tokens.status).toBe(200)
  const snapshot = JSON.stringify(tenant.mock.defaultSandbox.snapshot())
  expect(snapshot).toContain(made.accessKeyId)
  expect(snapshot).not.toContain(made.accessKeySecret)
  const { requests } = tenant.mock.defaultSandbox
  expect(JSON.stringify([requests.list(), requests.har()])).not.toContain(made.accessKeySecret)
  expect((await patch(tenant, access, made.accessKeyId ?? '', false)).status).toBe(200)
  expect((await signIn(tenant, made)).body['error']).toBe('invalid_grant')
  expect(requests.explain().reason).toBe(`Access key ${made.accessKeyId} of ${sam} is deactivated.`)
  expect(await works(tenant, textOf(tokens, 'access_token'))).toBe(200)
  await patch(tenant, access, made.accessKeyId ?? '', true)
  expect((await signIn(tenant, made)).status).toBe(200)
})

test('the tokens of a deactivated access key end, if CXone is assumed so', async () => {
  const tenant = await tenantWith({ assumptions: { 'deactivated-access-key': 'end' } })
  const { access } = await tokensOf(tenant)
  const made = await newKey(tenant, access)
  const tokens = await signIn(tenant, made)
  await patch(tenant, access, made.accessKeyId ?? '', false)
  expect(await works(tenant, textOf(tokens, 'access_token'))).toBe(401)
  const form = { grant_type: 'refresh_token', refresh_token: textOf(tokens, 'refresh_token') }
  expect((await tenant.form('/auth/token', form)).body['error']).toBe('invalid_grant')
  expect(await works(tenant, access)).toBe(200)
})

test('the keys of another user are not one’s own to manage, unless CXone is assumed so', async () => {
  for (const [variant, status] of [
    ['own', 403],
    ['any', 200],
  ] as const) {
    const tenant = await tenantWith({ assumptions: { 'access-key-permission': variant } })
    const users = [{}, { userName: 'kim@demo.example' }]
    const sandbox = await tenant.mock.sandbox({ users, assumptions: { 'access-key-permission': variant } })
    const [first] = sandbox.user(sam).accessKeys
    const token = textOf(await signIn(tenant, first ?? {}), 'access_token')
    const kim = sandbox.user('kim@demo.example')
    expect((await newKey(tenant, token, kim.userId)).status).toBe(status)
    expect((await patch(tenant, token, kim.accessKeys[0]?.accessKeyId ?? '', false)).status).toBe(status)
  }
})

test('an access key that was made in a sandbox is found there, without its name in the path', async () => {
  const tenant = await tenantWith()
  const sandbox = await tenant.mock.sandbox()
  const token = textOf(await signIn(tenant, sandbox.user(sam).accessKeys[0] ?? {}), 'access_token')
  const made = await newKey(tenant, token)
  expect((await signIn(tenant, made)).status).toBe(200)
  expect(tenant.mock.defaultSandbox.requests.count()).toBe(0)
})
