import { sha256 } from '@noble/hashes/sha2.js'
import type { World } from './world.js'

const utf8 = new TextEncoder()
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** SHA-256 of a text in base64url, 43 characters. Secrets and tokens are kept and compared as digests. */
export function digest(text: string): string {
  const bytes = sha256(utf8.encode(text))
  let encoded = ''
  for (let index = 0; index < 30; index += 3) {
    encoded += group(bytes[index] ?? 0, bytes[index + 1] ?? 0, bytes[index + 2] ?? 0, 4)
  }
  return encoded + group(bytes[30] ?? 0, bytes[31] ?? 0, 0, 3)
}

function group(first: number, second: number, third: number, characters: number): string {
  const bits = (first << 16) | (second << 8) | third
  let encoded = ''
  for (let index = 0; index < characters; index += 1) encoded += alphabet[(bits >> (18 - 6 * index)) & 63]
  return encoded
}

/**
 * A value of 256 bits that depends on the seed, on what has happened so far and on `purpose`, and on nothing
 * else: the same seed and the same calls give the same ids.
 */
export function mint(world: World, purpose: string): string {
  return digest(`${world.seed}/${world.sandboxId}/${world.epoch}/${world.sequence}/${purpose}`)
}

/** A UUID (version 8 of RFC 9562) made from a text. */
export function uuidFrom(text: string): string {
  const bytes = sha256(utf8.encode(text))
  let hex = ''
  for (let index = 0; index < 16; index += 1) hex += hexOf[bytes[index] ?? 0]
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
