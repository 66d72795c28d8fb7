import { expect, test } from 'vitest'
import { any, differences, jwtWith } from '../../contracts/matchers.js'

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const jwt = (claims: unknown) => `${encoded({ alg: 'RS256' })}.${encoded(claims)}.c2ln`

test('a JWT is compared by its claims, each of them and no others', () => {
  const expected = jwtWith({ sub: 'user:1', iat: any('integer'), name: 'Žofie' })
  expect(differences(expected, jwt({ sub: 'user:1', iat: 1, name: 'Žofie' }))).toEqual([])
  expect(differences(expected, jwt({ sub: 'user:2', iat: '1', name: 'Žofie', more: true }))).toEqual([
    '$.claims.sub: expected "user:1", got "user:2"',
    '$.claims.iat: expected any integer, got "1"',
    '$.claims.more: not expected, got true',
  ])
})

test('what is no JWT, or has no claims that can be read, differs', () => {
  expect(differences(jwtWith({}), 'opaque')).toEqual(['$: expected any jwt, got "opaque"'])
  expect(differences(jwtWith({}), 'a.b.c')).toEqual(['$.claims: expected an object, got nothing'])
})
