import { expect, test } from 'vitest'
import { accessKeyForm, change, codeFor, refreshed, tenantWith, textOf, tokensOf, works } from './tenant.js'

test('a refresh token rotates, and using the old one again ends the sign-in', async () => {
  const tenant = await tenantWith()
  const { access, refresh } = await tokensOf(tenant)
  const next = await refreshed(tenant, refresh)
  expect(next.status).toBe(200)
  expect(await works(tenant, access)).toBe(200)
  expect((await refreshed(tenant, refresh)).body).toEqual({
    error: 'invalid_grant',
    error_description: 'the refresh token is not valid',
  })
  expect(await works(tenant, access)).toBe(401)
  expect(await works(tenant, textOf(next, 'access_token'))).toBe(401)
  const last = await refreshed(tenant, textOf(next, 'refresh_token'))
  expect(last.body['error']).toBe('invalid_grant')
  expect(tenant.mock.defaultSandbox.requests.last()).toMatchObject({ rule: 'grant-revoked' })
})

test('a refresh token that comes again ends nothing, or does not rotate, if CXone is assumed so', async () => {
  const lenient = await tenantWith({ assumptions: { 'refresh-token-reuse': 'refused-only' } })
  const { refresh } = await tokensOf(lenient)
  const next = await refreshed(lenient, refresh)
  expect((await refreshed(lenient, refresh)).status).toBe(400)
  expect((await refreshed(lenient, textOf(next, 'refresh_token'))).status).toBe(200)
  const still = await tenantWith({ assumptions: { 'refresh-token-rotation': 'stays' } })
  const { refresh: same } = await tokensOf(still)
  expect((await refreshed(still, same)).body['refresh_token']).toBe(same)
  expect((await refreshed(still, same)).status).toBe(200)
})

test('a refresh token lives for two hours, or for a day if CXone is assumed so', async () => {
  for (const [assumed, last, over] of [
    ['2h', '7199s', '1s'],
    ['24h', '86399s', '1s'],
  ] as const) {
    const tenant = await tenantWith({
      assumptions: { 'refresh-token-lifetime': assumed, 'refresh-token-rotation': 'stays' },
    })
    const { refresh } = await tokensOf(tenant)
    tenant.mock.defaultSandbox.clock.advance(last)
    expect((await refreshed(tenant, refresh)).status).toBe(200)
    tenant.mock.defaultSandbox.clock.advance(over)
    expect((await refreshed(tenant, refresh)).body['error']).toBe('invalid_grant')
  }
})

test('a refresh token of a public client needs no client_id, unless CXone is assumed so; of another needs its secret', async () => {
  for (const [variant, status] of [
    ['accepted', 200],
    ['refused', 400],
  ] as const) {
    const tenant = await tenantWith({ assumptions: { 'refresh-without-client': variant } })
    const token = textOf(await change(tenant, (await codeFor(tenant)).code), 'refresh_token')
    expect((await refreshed(tenant, token, { scope: 'openid' })).status).toBe(status)
  }
  const tenant = await tenantWith()
  const secret = { client_id: 'cxone-backend', client_secret: 'cxone-backend-secret' }
  const tokens = await tenant.form('/auth/token', { ...accessKeyForm, ...secret })
  const token = textOf(tokens, 'refresh_token')
  expect((await refreshed(tenant, token)).body['error']).toBe('invalid_client')
  expect((await refreshed(tenant, token, { client_id: 'cxone-agent' })).body['error']).toBe('invalid_grant')
  expect((await refreshed(tenant, token, secret)).status).toBe(200)
})
