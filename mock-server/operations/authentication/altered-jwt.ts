import { digest } from '../../world/values/digest.js'
import { valuesOf } from '../../world/values/newest.js'
import type { RefreshToken } from '../../world/sign-in.js'
import type { World } from '../../world/world.js'
import type { Token } from '../../world/entities.js'
import { instant } from '../instant.js'
import { claimsIn, objectIn } from './jwt-claims.js'

/**
 * Why an unknown JWT is not a token of this sandbox: where it comes from, or what was changed of it. Undefined for a
 * text that is not a JWT.
 */
export function unknownJwt(world: World, value: string): string | undefined {
  if (!value.startsWith('eyJ')) return undefined
  const claims = claimsIn(value)
  if (!claims)
    return 'The token starts like a JWT, but it has no readable claims: it was truncated or changed.'
  const { jti } = claims
  if (typeof jti !== 'string' || !jti.startsWith(`${world.sandboxId}.`)) return foreign(claims)
  const id = digest(jti)
  const isMeant = ({ jwt }: Token | RefreshToken) => jwt?.id === id
  const token = valuesOf(world.tokens).find(isMeant) ?? valuesOf(world.refreshTokens).find(isMeant)
  return token ? changed(token, value, claims) : forgotten(claims)
}

/** A JWT of another issuer, or one that somebody made. */
function foreign({ iss }: Readonly<Record<string, unknown>>): string {
  const issuer = typeof iss === 'string' ? ` Its iss is ${JSON.stringify(iss.slice(0, 80))}.` : ''
  return `This mock did not issue the token. It is a JWT of another environment or an earlier run.${issuer}`
}

function forgotten({ exp }: Readonly<Record<string, unknown>>): string {
  const ended = typeof exp === 'number' ? ` Its exp is ${time(exp)}.` : ''
  return `The token is a JWT of this sandbox, but it was issued before the sandbox was reset or restored, or it was changed.${ended}`
}

const headerOfMock = { alg: 'RS256', typ: 'JWT' }

function changed(
  token: Token | RefreshToken,
  value: string,
  claims: Readonly<Record<string, unknown>>,
): string {
  const [header = '', payload = '', signature, ...more] = value.split('.')
  if (signature === undefined || more.length > 0) {
    return `The token has ${2 + (signature === undefined ? 0 : 1 + more.length)} parts, but a signed JWT has 3 (RFC 7515 7.1).`
  }
  if (digest(`${header}.${payload}`) === token.jwt?.content) {
    return signature === ''
      ? 'The signature of the token was removed.'
      : 'The header and the claims of the token are those that the mock signed, but the signature is not: the token was signed again with another key, or the signature was truncated or changed.'
  }
  const head = objectIn(header) ?? {}
  if (JSON.stringify(head) !== JSON.stringify(headerOfMock)) {
    return `The header of the token was changed, so the token was signed again or not at all. It has alg ${shown(head['alg'])}, and the mock signs with "RS256".`
  }
  const different = differences(token, claims)
  return `The claims of the token were changed after the mock signed it${different.length > 0 ? `: ${different.join('; ')}` : ''}.`
}

/** The claims that differ from what the World knows of the token. */
function differences(token: Token | RefreshToken, claims: Readonly<Record<string, unknown>>): string[] {
  const { issuedAt, expiresAt, userId = '' } = token
  const times = [
    ['iat', issuedAt],
    ['exp', expiresAt],
  ] as const
  const isAccess = 'scopes' in token
  const [name, expected] = isAccess ? (['sub', `user:${userId}`] as const) : (['id', userId] as const)
  return [
    ...times.flatMap(([claim, at]) =>
      claims[claim] === Math.floor(at / 1000)
        ? []
        : [`${claim} is ${time(claims[claim])}, but was ${instant(at)}`],
    ),
    ...(claims[name] === expected ? [] : [`${name} is ${shown(claims[name])}, but was "${expected}"`]),
  ]
}

function time(seconds: unknown): string {
  return typeof seconds === 'number' && Math.abs(seconds) < 8e12 ? instant(seconds * 1000) : shown(seconds)
}

function shown(claim: unknown): string {
  return claim === undefined ? 'absent' : JSON.stringify(claim).slice(0, 80)
}
