import { createHmac } from 'node:crypto'
import {
  createRemoteJWKSet,
  customFetch,
  decodeJwt,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  jwtVerify,
  SignJWT,
} from 'jose'
import { expect, test } from 'vitest'
import { demoScenario } from '../../../mock-server/index.js'
import {
  accessKeyForm,
  origin,
  refreshed,
  samId,
  tenantWith,
  textOf,
  tokensOf,
  works,
  type Tenant,
} from './tenant.js'

/* Rows 91-108 of test/rfc/rows.test.ts: the access tokens of CXone are JWTs. */

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

test('rows 91-93: header and claims; times are whole seconds of the sandbox’s clock', async () => {
  const tenant = await tenantWith()
  const { access } = await tokensOf(tenant)
  expect(decodeProtectedHeader(access)).toEqual({ alg: 'RS256', typ: 'JWT' })
  const claims = decodeJwt(access)
  expect(claims).toMatchObject({ iss: origin, sub: `user:${samId}`, iat: 1768471200, exp: 1768474800 })
  expect(claims.jti).toMatch(/^default\.[A-Za-z0-9_-]{43}$/)
  tenant.mock.defaultSandbox.clock.advance('90s')
  expect(decodeJwt((await tokensOf(tenant)).access).iat).toBe(1768471290)
})

test('rows 94-106 and 108: whatever is changed of a token, it is refused, and nobody is asked for a key', async () => {
  const tenant = await tenantWith()
  const { access } = await tokensOf(tenant)
  const [head = '', payload = '', signature = ''] = access.split('.')
  const header = decodeProtectedHeader(access)
  const claims = decodeJwt(access)
  const jwks = await tenant.get('/auth/jwks')
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const own = await exportJWK(publicKey)
  const signed = (more: object, key: Parameters<SignJWT['sign']>[0] = privateKey, alg = 'RS256') =>
    new SignJWT(claims).setProtectedHeader({ ...header, alg, ...more }).sign(key)
  const hmac = (secret: string) => {
    const text = `${base64url({ ...header, alg: 'HS256' })}.${payload}`
    return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
  }
  const ec = await generateKeyPair('ES256')
  const bad: readonly (readonly [what: string, token: string])[] = [
    ...['none', 'None', 'NONE'].map(
      (alg) => [`alg ${alg}`, `${base64url({ ...header, alg })}.${payload}.`] as const,
    ),
    ['no alg', `${base64url({ typ: 'JWT' })}.${payload}.${signature}`],
    ['an empty signature', `${head}.${payload}.`],
    ['HS256 with the JWKS for a secret', hmac(jwks.text)],
    ['HS256 with an empty secret', hmac('')],
    ['another key', await signed({})],
    ['jwk in the header', await signed({ jwk: own })],
    ['jku in the header', await signed({ jku: 'http://127.0.0.1:9/jwks' })],
    ['x5u in the header', await signed({ x5u: 'http://127.0.0.1:9/cert' })],
    ['ES256', await signed({}, ec.privateKey, 'ES256')],
    ['crit', `${base64url({ ...header, crit: ['x'] })}.${payload}.${signature}`],
    ['another issuer', `${head}.${base64url({ ...claims, iss: `${origin}/` })}.${signature}`],
    ['a later exp', `${head}.${base64url({ ...claims, exp: 4102444800 })}.${signature}`],
    ['two segments', `${head}.${payload}`],
    ['four segments', `${access}.x`],
    ['five segments', `${access}.x.y`],
    ['padding', `${access}=`],
    ['half', access.slice(0, access.length / 2)],
    ['a JWE', `${base64url({ alg: 'PBES2-HS256+A128KW', enc: 'A128GCM', p2c: 1e9 })}.a.b.c.d`],
    ...Array.from({ length: 20 }, (_, index) => {
      const at = Math.floor((signature.length / 20) * index)
      const other = signature[at] === 'A' ? 'B' : 'A'
      return [
        `bit ${at}`,
        `${head}.${payload}.${signature.slice(0, at)}${other}${signature.slice(at + 1)}`,
      ] as const
    }),
  ]
  for (const [what, token] of bad) expect([what, await works(tenant, token)]).toEqual([what, 401])
  expect(await works(tenant, access)).toBe(200)
})

test('rows 79, 80 and 89: a token is refused when it is over, when it is revoked, and by another mock', async () => {
  const tenant = await tenantWith()
  const { access } = await tokensOf(tenant)
  expect(await works(await tenantWith(), access)).toBe(401)
  tenant.mock.defaultSandbox.clock.advance('3599999ms')
  expect(await works(tenant, access)).toBe(200)
  tenant.mock.defaultSandbox.clock.advance('1ms')
  expect(await works(tenant, access)).toBe(401)
  const next = await tokensOf(tenant)
  await tenant.mock.defaultSandbox.reset()
  expect(await works(tenant, next.access)).toBe(401)
})

test('access tokens and refresh tokens verify against the published keys, and no two of one second are equal', async () => {
  const tenant = await tenantWith()
  const keys = createRemoteJWKSet(new URL(`${origin}/auth/jwks`), {
    [customFetch]: (url: string, init: RequestInit) => tenant.mock.fetch(new Request(url, init)),
  })
  const one = await tokensOf(tenant)
  const two = await tokensOf(tenant)
  for (const token of [one.access, one.refresh, two.access, two.refresh]) {
    const currentDate = new Date('2026-01-15T10:00:00Z')
    expect((await jwtVerify(token, keys, { currentDate, issuer: origin })).protectedHeader.alg).toBe('RS256')
  }
  expect(new Set([one.access, one.refresh, two.access, two.refresh]).size).toBe(4)
  const { iat = 0, exp = 0 } = decodeJwt(one.refresh)
  expect(exp - iat).toBe(7200)
})

test('tokens are opaque, if CXone is assumed so: an access token is used, refreshed, and refused when changed', async () => {
  const tenant = await tenantWith({ assumptions: { 'access-token-format': 'opaque' } })
  const { access, refresh } = await tokensOf(tenant)
  expect([access, refresh]).toEqual([
    expect.stringMatching(/^default\.[A-Za-z0-9_-]{43}$/),
    expect.stringMatching(/^default\.[A-Za-z0-9_-]{43}$/),
  ])
  expect(await works(tenant, access)).toBe(200)
  expect(await works(tenant, `${access.slice(0, -1)}~`)).toBe(401)
  expect(await works(tenant, textOf(await refreshed(tenant, refresh), 'access_token'))).toBe(200)
})

/** The reason for which a token is refused. */
async function reasonOf(tenant: Tenant, token: string): Promise<string> {
  expect(await works(tenant, token)).toBe(401)
  return tenant.mock.defaultSandbox.requests.explain().reason
}

test('an expired, an altered, a re-signed, a cut and a foreign JWT are told apart', async () => {
  const tenant = await tenantWith()
  const { access, refresh } = await tokensOf(tenant)
  const [head = '', payload = '', signature = ''] = access.split('.')
  const claims = decodeJwt(access)
  const { privateKey } = await generateKeyPair('RS256')
  const resigned = (more: object, header = { alg: 'RS256', typ: 'JWT' }) =>
    new SignJWT({ ...claims, ...more }).setProtectedHeader(header).sign(privateKey)
  const otherSignature =
    'The header and the claims of the token are those that the mock signed, but the signature is not: the token was signed again with another key, or the signature was truncated or changed.'
  const notThree = (parts: number) => `The token has ${parts} parts, but a signed JWT has 3 (RFC 7515 7.1).`
  const changed = 'The claims of the token were changed after the mock signed it'
  const header =
    'The header of the token was changed, so the token was signed again or not at all. It has alg'
  expect(await reasonOf(tenant, await resigned({}))).toBe(otherSignature)
  expect(await reasonOf(tenant, access.slice(0, -1))).toBe(otherSignature)
  expect(await reasonOf(tenant, `${head}.${payload}.`)).toBe('The signature of the token was removed.')
  expect(await reasonOf(tenant, `${head}.${payload}`)).toBe(notThree(2))
  expect(await reasonOf(tenant, `${access}.x`)).toBe(notThree(4))
  const later = `${head}.${base64url({ ...claims, exp: 4102444800 })}.${signature}`
  expect(await reasonOf(tenant, later)).toBe(
    `${changed}: exp is 2100-01-01T00:00:00.000Z, but was 2026-01-15T11:00:00.000Z.`,
  )
  expect(await reasonOf(tenant, await resigned({ sub: 'user:x', iat: 'now' }))).toBe(
    `${changed}: iat is "now", but was 2026-01-15T10:00:00.000Z; sub is "user:x", but was "user:${samId}".`,
  )
  expect(await reasonOf(tenant, await resigned({ tenant: 'other' }))).toBe(`${changed}.`)
  expect(await reasonOf(tenant, `${base64url({ alg: 'none', typ: 'JWT' })}.${payload}.`)).toBe(
    `${header} "none", and the mock signs with "RS256".`,
  )
  expect(await reasonOf(tenant, `${base64url({ typ: 'JWT' })}.${payload}.${signature}`)).toBe(
    `${header} absent, and the mock signs with "RS256".`,
  )
  expect(await reasonOf(tenant, access.slice(0, 80))).toBe(
    'The token starts like a JWT, but it has no readable claims: it was truncated or changed.',
  )
  expect(await reasonOf(tenant, `${head}.${base64url({ ...claims, jti: 'default.x' })}.${signature}`)).toBe(
    'The token is a JWT of this sandbox, but it was issued before the sandbox was reset or restored, or it was changed. Its exp is 2026-01-15T11:00:00.000Z.',
  )
  const elsewhere = { ...claims, jti: undefined, aud: undefined, iss: 'https://cxone.niceincontact.com' }
  expect(await reasonOf(tenant, `${head}.${base64url(elsewhere)}.${signature}`)).toBe(
    'This mock did not issue the token. It is a JWT of another environment or an earlier run. Its iss is "https://cxone.niceincontact.com".',
  )
  expect(await reasonOf(tenant, refresh)).toBe('The bearer token is a refresh token, not an access token.')
  const flipped = `${refresh.slice(0, -4)}${refresh.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`
  expect((await refreshed(tenant, flipped)).status).toBe(400)
  expect(tenant.mock.defaultSandbox.requests.explain().reason).toBe(otherSignature)
  tenant.mock.defaultSandbox.clock.advance('1h')
  expect(await reasonOf(tenant, access)).toMatch(
    /^The token of SAMDEMOKEY expired at 2026-01-15T11:00:00.000Z\./,
  )
})

test('a JWT has at least the length that its client asks for, whatever the names of its user, and works', async () => {
  const { clients, ...others } = demoScenario
  const long = clients.map((client) => ({ ...client, accessTokenLength: 8192 }))
  const tenant = await tenantWith({ scenario: { ...others, clients: long } })
  const secret = { client_id: 'cxone-backend', client_secret: 'cxone-backend-secret' }
  const access = textOf(await tenant.form('/auth/token', { ...accessKeyForm, ...secret }), 'access_token')
  expect(access.length).toBeGreaterThanOrEqual(8192)
  expect(access.length).toBeLessThanOrEqual(8194)
  expect(await works(tenant, access)).toBe(200)
})
