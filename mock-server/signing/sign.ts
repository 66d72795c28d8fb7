import { kidOf, modulusOf } from '../world/signing-keys.js'

/** The claims of a token: those of RFC 7519 and CXone's own. */
export type Claims = Readonly<Record<string, unknown>>

/** The key that signs: how often it was rotated, and its `kid` if that is not the usual one. */
export interface SigningKey {
  readonly rotations: number
  readonly kid?: string
}

type Sign = (claims: Claims, key: SigningKey) => Promise<string>

let loaded: Promise<Sign> | undefined

/**
 * A JWT signed with RS256, which is deterministic: the same claims and key give the same text. The first call loads
 * the library and the keys.
 */
export async function sign(claims: Claims, key: SigningKey): Promise<string> {
  loaded ??= load()
  return (await loaded)(claims, key)
}

async function load(): Promise<Sign> {
  const [{ importJWK, SignJWT }, { privateKeys }] = await Promise.all([
    import('jose'),
    import('./private-keys.js'),
  ])
  const keys = await Promise.all(privateKeys.map((jwk) => importJWK(jwk, 'RS256')))
  return async (claims, { rotations, kid = kidOf(rotations) }) => {
    const key = keys[modulusOf(rotations)]
    if (!key) throw new TypeError('there is no such signing key')
    return new SignJWT({ ...claims }).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid }).sign(key)
  }
}
