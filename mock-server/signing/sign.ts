import { kidOf, modulusOf } from '../world/signing-keys.js'

/** The claims of a token: those of RFC 7519 and CXone's own. */
type Claims = Readonly<Record<string, unknown>>

/** The key that signs: how often it was rotated, and its `kid` if that is not the usual one. */
export interface SigningKey {
  readonly rotations: number
  readonly kid?: string
}

interface Content {
  readonly claims: Claims
  /** Whether the header has a `kid`. */
  readonly kid: boolean
}

type Sign = (content: Content, key: SigningKey) => Promise<string>

let loaded: Promise<Sign> | undefined

/**
 * A JWT signed with RS256, which is deterministic: the same claims and key give the same text. The first call loads
 * the library and the keys.
 */
export async function sign(content: Content, key: SigningKey): Promise<string> {
  loaded ??= load()
  return (await loaded)(content, key)
}

async function load(): Promise<Sign> {
  const [{ importJWK, SignJWT }, { privateKeys }] = await Promise.all([
    import('jose'),
    import('./private-keys.js'),
  ])
  const keys = await Promise.all(privateKeys.map((jwk) => importJWK(jwk, 'RS256')))
  return async (content, { rotations, kid = kidOf(rotations) }) => {
    const key = keys[modulusOf(rotations)]
    if (!key) throw new TypeError('there is no such signing key')
    const header = { alg: 'RS256', typ: 'JWT', ...(content.kid && { kid }) }
    return new SignJWT({ ...content.claims }).setProtectedHeader(header).sign(key)
  }
}
