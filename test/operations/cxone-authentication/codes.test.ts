import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { change, codeFor, refreshed, tenantWith, textOf, works } from './tenant.js'

test('a token of a code has its nonce, and when the user signed in', async () => {
  const tenant = await tenantWith()
  const { code } = await codeFor(tenant, { nonce: 'n-1' })
  tenant.mock.defaultSandbox.clock.advance('30s')
  expect(decodeJwt(textOf(await change(tenant, code), 'id_token'))).toMatchObject({
    nonce: 'n-1',
    auth_time: 1768471200,
    iat: 1768471230,
  })
})

test('a code is over after a minute, or after ten if CXone is assumed so', async () => {
  const strict = await tenantWith()
  const lenient = await tenantWith({ assumptions: { 'authorization-code-lifetime': '10m' } })
  for (const [tenant, lifetime, last] of [
    [strict, '59s', 200],
    [strict, '60s', 400],
    [lenient, '599s', 200],
    [lenient, '600s', 400],
  ] as const) {
    const { code } = await codeFor(tenant)
    tenant.mock.defaultSandbox.clock.advance(lifetime)
    expect([lifetime, (await change(tenant, code)).status]).toEqual([lifetime, last])
  }
})

test.each([
  ['another redirect_uri', { redirect_uri: 'http://localhost:3000/' }, 'code-redirect-uri'],
  ['another verifier', { code_verifier: 'x'.repeat(43) }, 'code-verifier'],
  ['no verifier', { code_verifier: '' }, 'code-verifier'],
])('a code with %s is refused, is not used up, and the journal says why', async (_, more, rule) => {
  const tenant = await tenantWith()
  const { code } = await codeFor(tenant)
  const before = JSON.stringify(tenant.mock.defaultSandbox.snapshot())
  const refused = await change(tenant, code, more)
  expect([refused.status, refused.body['error']]).toEqual([400, 'invalid_grant'])
  expect(tenant.mock.defaultSandbox.requests.last()).toMatchObject({ rule, client: 'cxone-agent' })
  expect(JSON.stringify(tenant.mock.defaultSandbox.snapshot())).toBe(before)
  expect((await change(tenant, code)).status).toBe(200)
})

test('a code belongs to its client', async () => {
  const tenant = await tenantWith()
  const { code } = await codeFor(tenant)
  const stolen = await change(tenant, code, {
    client_id: 'cxone-backend',
    client_secret: 'cxone-backend-secret',
  })
  expect(stolen.body).toEqual({
    error: 'invalid_grant',
    error_description: 'the authorization code is not valid',
  })
  expect((await change(tenant, code, { client_id: '' })).body['error']).toBe('invalid_client')
  expect((await change(tenant, code)).status).toBe(200)
})

test('a verifier where no challenge was given is refused: RFC 9700 4.8.2', async () => {
  const tenant = await tenantWith()
  const secret = { client_id: 'cxone-backend', client_secret: 'cxone-backend-secret' }
  const { code } = await codeFor(tenant, {
    client_id: 'cxone-backend',
    code_challenge: '',
    code_challenge_method: '',
  })
  expect((await change(tenant, code, secret)).body['error_description']).toBe(
    'the code_verifier does not match',
  )
  expect((await change(tenant, code, { ...secret, code_verifier: '' })).status).toBe(200)
})

test('a code that comes twice ends all that was issued for it, and no other sign-in', async () => {
  const tenant = await tenantWith()
  const other = await change(tenant, (await codeFor(tenant)).code)
  const { code } = await codeFor(tenant)
  const first = await change(tenant, code)
  const again = await change(tenant, code)
  expect(again.body).toEqual({
    error: 'invalid_grant',
    error_description: 'the authorization code is not valid',
  })
  expect(await works(tenant, textOf(first, 'access_token'))).toBe(401)
  expect((await refreshed(tenant, textOf(first, 'refresh_token'))).body['error']).toBe('invalid_grant')
  expect(await works(tenant, textOf(other, 'access_token'))).toBe(200)
  const { requests } = tenant.mock.defaultSandbox
  const twice = requests.list().find(({ rule }) => rule === 'code-single-use')
  expect(twice?.reason).toBe(
    'The code was already used at 2026-01-15T10:00:00.000Z. It can be used only once. All tokens issued for it have been revoked.',
  )
})

test('a code that comes twice ends nothing, if CXone is assumed so', async () => {
  const tenant = await tenantWith({ assumptions: { 'authorization-code-reuse': 'refused-only' } })
  const { code } = await codeFor(tenant)
  const first = await change(tenant, code)
  expect((await change(tenant, code)).status).toBe(400)
  expect(await works(tenant, textOf(first, 'access_token'))).toBe(200)
})

test('of 50 requests for one code one is answered, and the code is burnt', async () => {
  const tenant = await tenantWith({ assumptions: { 'authorization-code-reuse': 'refused-only' } })
  const { code } = await codeFor(tenant)
  const replies = await Promise.all(Array.from({ length: 50 }, () => change(tenant, code)))
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(replies.filter(({ body }) => body['error'] === 'invalid_grant')).toHaveLength(49)
})
