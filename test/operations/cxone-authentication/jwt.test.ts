import { createHmac } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { origin, samId, tenantWith, tokensOf, works } from './tenant.js'

/* Rows 91-108 of test/rfc/rows.test.ts, where an access token is a JWT. */

const asJwt = { assumptions: { 'access-token-format': 'jwt' } }
const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

test('rows 91-93: header and claims; times are whole seconds of the sandbox’s clock', async () => {
  const tenant = await tenantWith(asJwt)
  const { access } = await tokensOf(tenant)
  expect(decodeProtectedHeader(access)).toEqual({ alg: 'RS256', typ: 'JWT', kid: 'mock-public-test-key-1' })
  const claims = decodeJwt(access)
  expect(claims).toMatchObject({ iss: origin, sub: `user:${samId}`, iat: 1768471200, exp: 1768474800 })
  expect(claims.jti).toMatch(/^default\.[A-Za-z0-9_-]{43}$/)
  tenant.mock.defaultSandbox.clock.advance('90s')
  expect(decodeJwt((await tokensOf(tenant)).access).iat).toBe(1768471290)
})

test('rows 94-106 and 108: whatever is changed of a token, it is refused, and nobody is asked for a key', async () => {
  const tenant = await tenantWith(asJwt)
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
  const tenant = await tenantWith(asJwt)
  const { access } = await tokensOf(tenant)
  expect(await works(await tenantWith(asJwt), access)).toBe(401)
  tenant.mock.defaultSandbox.clock.advance('3599999ms')
  expect(await works(tenant, access)).toBe(200)
  tenant.mock.defaultSandbox.clock.advance('1ms')
  expect(await works(tenant, access)).toBe(401)
  const next = await tokensOf(tenant)
  await tenant.mock.defaultSandbox.reset()
  expect(await works(tenant, next.access)).toBe(401)
})
