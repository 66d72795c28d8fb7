import { createRemoteJWKSet, customFetch, decodeJwt, jwtVerify } from 'jose'
import express from 'express'
import supertest from 'supertest'
import { expect, test } from 'vitest'
import { impersonations } from '../../../contracts/api/cxone-authentication/exchange.js'
import { cxoneRouter } from '../../../mock-server/adapters/express.js'
import {
  accessKeyForm,
  change,
  codeFor,
  origin,
  refreshed,
  sam,
  samId,
  tenantId,
  tenantWith,
  textOf,
  tokensOf,
  works,
} from './tenant.js'

test('an id_token has the claims of CXone, and its signature verifies against the JWKS', async () => {
  const tenant = await tenantWith()
  const reply = await tenant.form('/auth/token', accessKeyForm)
  const keys = createRemoteJWKSet(new URL(`${origin}/auth/jwks`), {
    [customFetch]: (url: string, init: RequestInit) => tenant.mock.fetch(new Request(url, init)),
  })
  const { payload, protectedHeader } = await jwtVerify(textOf(reply, 'id_token'), keys, {
    currentDate: new Date('2026-01-15T10:00:00Z'),
  })
  expect(protectedHeader).toEqual({ alg: 'RS256', typ: 'JWT', kid: 'mock-public-test-key-1' })
  expect(payload).toEqual({
    iss: origin,
    sub: `user:${samId}`,
    aud: 'SAMDEMOKEY',
    iat: 1768471200,
    exp: 1768474800,
    name: 'Sam Okafor',
    given_name: 'Sam',
    family_name: 'Okafor',
    userId: samId,
    tenantId,
    tenant: 'demo',
    area: 'na1',
    icAgentId: '5001',
    icBUId: 4599999,
    icClusterId: 'C200',
    icDomain: 'nice-incontact.com',
    icSPId: '1',
    teamId: 77,
  })
})

test('the same seed gives the same tokens, signatures too; another seed gives others', async () => {
  const [one, two, other] = await Promise.all([tenantWith(), tenantWith(), tenantWith({ seed: 'another' })])
  const [first, second, third] = await Promise.all(
    [one, two, other].map((tenant) => tenant.form('/auth/token', accessKeyForm)),
  )
  expect(first?.text).toBe(second?.text)
  expect(third?.body['access_token']).not.toBe(first?.body['access_token'])
})

test('a token is exchanged for one of another client, as the SDK of NICE does it', async () => {
  const tenant = await tenantWith()
  const { access } = await tokensOf(tenant)
  const exchange = (token: string, more: Readonly<Record<string, string>> = {}) =>
    tenant.form('/auth/token', {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      scope: 'openid',
      client_id: 'cxone-agent',
      subject_token: token,
      subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      ...more,
    })
  const reply = await exchange(access)
  expect(reply.body['issued_token_type']).toBe('urn:ietf:params:oauth:token-type:access_token')
  expect(decodeJwt(textOf(reply, 'id_token'))).toMatchObject({ aud: 'cxone-agent', sub: `user:${samId}` })
  expect(await works(tenant, textOf(reply, 'access_token'))).toBe(200)
  const short = { grant_type: 'token-exchange', subject_token_type: 'access_token' }
  expect((await exchange(access, short)).status).toBe(200)
  expect((await exchange(access, { subject_token_type: 'jwt' })).body['error']).toBe('invalid_request')
  tenant.mock.defaultSandbox.clock.advance('1h')
  expect((await exchange(access)).body['error']).toBe('invalid_request')
})

test('the impersonation grants are documented but not implemented, and say so', async () => {
  const tenant = await tenantWith()
  const access = textOf(await tenant.form('/auth/token', accessKeyForm), 'access_token')
  for (const grant_type of impersonations) {
    const reply = await tenant.form('/auth/token', {
      grant_type,
      audience: samId,
      subject_token: access,
      subject_token_type: 'access_token',
    })
    expect(reply.status).toBe(501)
    expect(reply.headers.get('content-type')).toBe('application/problem+json')
    expect(tenant.mock.defaultSandbox.requests.explain().fix?.[0]).toContain('impersonation-audience=user-id')
  }
})

test('client_credentials at CXone is explained, since it surprises', async () => {
  const tenant = await tenantWith()
  await tenant.form('/auth/token', { grant_type: 'client_credentials', client_id: 'x', client_secret: 'y' })
  const { reason, fix } = tenant.mock.defaultSandbox.requests.explain()
  expect(reason).toContain('A CXone token always belongs to a user')
  expect(fix).toContain('Send grant_type=password with an access key of a user.')
})

test('a token of one service is refused by the other, and told why', async () => {
  const tenant = await tenantWith()
  const { access } = await tokensOf(tenant)
  const there = await tenant.get('/api/v2/tokens/me', { authorization: `Bearer ${access}` })
  expect([there.status, there.body['code']]).toEqual([401, 'bad.credentials'])
  expect(tenant.mock.defaultSandbox.requests.explain().reason).toMatch(
    /^The token comes from POST \/auth\/token, but \/api\/v2\/tokens\/me accepts only tokens from POST \/oauth\/token\./,
  )
  const start = { recordingId: 'rec-123', action: 'start' }
  const recording = await tenant.json('POST', '/api/v2/recording/recordingcontrols/start', start, access)
  expect([recording.status, recording.text]).toEqual([401, ''])
})

test('a token of CXone is valid under /api/v2 and has no scope there, if assumed so', async () => {
  const tenant = await tenantWith({ assumptions: { 'cxone-token-on-api-v2': 'without-scope' } })
  const { access } = await tokensOf(tenant)
  const me = await tenant.get('/api/v2/tokens/me', { authorization: `Bearer ${access}` })
  expect([me.status, me.body['authorizedScope']]).toEqual([200, []])
  const start = { recordingId: 'rec-123', action: 'start' }
  const recording = await tenant.json('POST', '/api/v2/recording/recordingcontrols/start', start, access)
  expect([recording.status, recording.text]).toEqual([401, ''])
  expect(tenant.mock.defaultSandbox.requests.last()).toMatchObject({ rule: 'scope' })
})

test('a sandbox is found by every credential of its own, and another does not take it', async () => {
  const tenant = await tenantWith()
  for (const format of ['opaque', 'jwt'] as const) {
    const assumptions = { 'access-token-format': format }
    const one = await tenant.mock.sandbox({ assumptions })
    const two = await tenant.mock.sandbox({ assumptions })
    const [key] = one.user(sam).accessKeys
    const form = {
      grant_type: 'password',
      username: key?.accessKeyId ?? '',
      password: key?.accessKeySecret ?? '',
    }
    const tokens = await tenant.form('/auth/token', form)
    expect(await works(tenant, textOf(tokens, 'access_token'))).toBe(200)
    expect((await refreshed(tenant, textOf(tokens, 'refresh_token'))).status).toBe(200)
    const byJson = { accessKeyId: key?.accessKeyId, accessKeySecret: key?.accessKeySecret }
    expect((await tenant.json('POST', '/authentication/v1/token/access-key', byJson)).status).toBe(200)
    expect(one.requests.count()).toBe(4)
    const path = `/s/${two.id}/auth/userinfo`
    const bearer = { authorization: `Bearer ${textOf(tokens, 'access_token')}` }
    expect((await tenant.get(path, bearer)).status).toBe(401)
  }
  expect(tenant.mock.defaultSandbox.requests.count()).toBe(0)
})

test('issuer and endpoints are where the mock is told that it is', async () => {
  const tenant = await tenantWith({ issuer: 'https://cxone.niceincontact.com/' })
  const { body } = await tenant.get('/.well-known/openid-configuration')
  expect([body['issuer'], body['jwks_uri']]).toEqual([
    'https://cxone.niceincontact.com',
    'https://cxone.niceincontact.com/auth/jwks',
  ])
  const tokens = await tenant.form('/auth/token', accessKeyForm)
  expect(decodeJwt(textOf(tokens, 'id_token')).iss).toBe('https://cxone.niceincontact.com')
  await expect(tenantWith({ issuer: 'cxone' })).rejects.toThrow(
    'issuer must be a URL such as https://cxone.example, without a query, not "cxone".',
  )
})

test('a forked sandbox and a restored snapshot go on with the keys and grants of CXone; what was revoked stays so', async () => {
  const tenant = await tenantWith()
  const { defaultSandbox: sandbox } = tenant.mock
  sandbox.rotateKeys()
  const { access, refresh } = await tokensOf(tenant)
  const snapshot = sandbox.snapshot()
  await tenant.form('/auth/token', accessKeyForm)
  sandbox.restore(snapshot)
  expect(await works(tenant, access)).toBe(200)
  expect((await refreshed(tenant, refresh)).status).toBe(200)
  expect((await refreshed(tenant, refresh)).status).toBe(400)
  sandbox.restore(snapshot)
  expect(await works(tenant, access)).toBe(401)
  const forked = await tenant.mock.fork('default', { id: 'forked' })
  const { body } = await tenant.get(`/s/${forked.id}/auth/jwks`)
  expect(JSON.stringify(body)).toContain('mock-public-test-key-2')
})

test('the key is rotated over HTTP as well, in the sandbox that is named', async () => {
  const { mock } = await tenantWith({ port: 0 })
  await mock.sandbox({ id: 'one' })
  const rotated = await fetch(`${mock.url}/__admin/keys/rotate?sandbox=one`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  })
  expect(rotated.status).toBe(204)
  const kids = async (prefix: string) => {
    const { keys } = (await (await fetch(`${mock.url}${prefix}/auth/jwks`)).json()) as {
      keys: { kid: string }[]
    }
    return keys.map(({ kid }) => kid)
  }
  expect(await kids('')).toEqual(['mock-public-test-key-1'])
  expect(await kids('/s/one')).toEqual(['mock-public-test-key-2', 'mock-public-test-key-1'])
  await mock.close()
})

test('the clock advances to the next thing that time brings at CXone: a code, a token, a refresh token, a session', async () => {
  const tenant = await tenantWith()
  const { defaultSandbox: sandbox } = tenant.mock
  await change(tenant, (await codeFor(tenant)).code)
  await codeFor(tenant)
  const coming = Array.from({ length: 4 }, () => sandbox.advanceToNextEvent()?.what)
  expect(coming).toEqual([
    'a code for cxone-agent expires',
    'a token of cxone-agent expires',
    `a refresh token of ${samId} expires`,
    `the sign-in of ${samId} expires`,
  ])
})

test('a mock under a path of an Express application issues tokens from there', async () => {
  const { mock } = await tenantWith()
  const app = express().use('/cxone', cxoneRouter(mock))
  const reply = await supertest(app).get('/cxone/.well-known/openid-configuration').set('host', 'any.example')
  expect(reply.body).toMatchObject({
    issuer: 'http://any.example/cxone',
    token_endpoint: 'http://any.example/cxone/auth/token',
  })
})

test.each([
  ['issueToken', '/oauth/token'],
  ['issueCxoneToken', '/auth/token'],
  ['issueInContactToken', '/InContactAuthorizationServer/Token'],
] as const)('a fault of 401 at %s says invalid_client, the one error with this status', async (on, path) => {
  const tenant = await tenantWith()
  tenant.mock.defaultSandbox.faults.use({ on, status: 401 })
  const reply = await tenant.form(path, accessKeyForm)
  expect([reply.status, reply.body['error']]).toEqual([401, 'invalid_client'])
})
