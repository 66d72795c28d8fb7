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

/** A JWT signed with RS256, which is deterministic: the same claims and key give the same text. The first call loads the keys. */
export async function sign(content: Content, key: SigningKey): Promise<string> {
  loaded ??= load()
  return (await loaded)(content, key)
}

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }

async function load(): Promise<Sign> {
  const { privateKeys } = await import('./private-keys.js')
  const keys = await Promise.all(
    privateKeys.map((jwk) => crypto.subtle.importKey('jwk', jwk, algorithm, false, ['sign'])),
  )
  return async (content, { rotations, kid = kidOf(rotations) }) => {
    const key = keys[modulusOf(rotations)]
    if (!key) throw new TypeError('there is no such signing key')
    const header = { alg: 'RS256', typ: 'JWT', ...(content.kid && { kid }) }
    const signed = `${encoded(JSON.stringify(header))}.${encoded(JSON.stringify(content.claims))}`
    const signature = await crypto.subtle.sign(algorithm, key, utf8.encode(signed))
    return `${signed}.${base64url(new Uint8Array(signature))}`
  }
}

const utf8 = new TextEncoder()

function encoded(text: string): string {
  return base64url(utf8.encode(text))
}

function base64url(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
