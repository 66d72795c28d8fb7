import { sha256, sha256Text } from '#sha256'
import { detached } from './detached.js'

const hexadecimal = Array.from('0123456789abcdef', (character) => character.charCodeAt(0))
const hyphen = 45

/** SHA-256 of a text in base64url, 43 characters. Secrets and tokens are stored and compared as digests. */
export const digest = sha256Text

/** A longer text is not worth the memory. */
const maxRemembered = 4096

/** A function like `digest` that caches its latest results, for texts that are part of every request. */
export function rememberingDigest(capacity = 1000): (text: string) => string {
  let known = new Map<string, string>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const made = digest(text)
    if (text.length > maxRemembered) return made
    if (known.size >= capacity) known = new Map()
    known.set(detached(text), made)
    return made
  }
}

/** Identifies a state of a World. */
interface Identified {
  readonly seed: string
  readonly sandboxId: string
  readonly epoch: number
  readonly sequence: number
}

/**
 * A value of 256 bits. It depends only on the seed, on the events so far and on `purpose`, so the same seed and the
 * same requests give the same ids.
 */
export function mint(world: Identified, purpose: string): string {
  return digest(`${world.seed}/${world.sandboxId}/${world.epoch}/${world.sequence}/${purpose}`)
}

/** A UUID (version 8 of RFC 9562) made from a text. */
export function uuidFrom(text: string): string {
  return uuidOf(sha256(text))
}

/**
 * UUIDs that differ in their last 32 bits, for the requests of one sandbox. `next(1)`, `next(2)` … share one digest,
 * because a digest per request would be the most expensive part of a request.
 */
export function uuidSeries(text: string): (number: number) => string {
  const bytes = sha256(text).slice(0, 16)
  const base = new DataView(bytes.buffer, bytes.byteOffset).getUint32(12)
  const codes = codesOf(bytes)
  return (number) => {
    let bits = scatter(number) ^ base
    for (let index = 35; index > 27; index -= 1) {
      codes[index] = hexadecimal[bits & 15] ?? 0
      bits >>>= 4
    }
    return String.fromCharCode(...codes)
  }
}

/** A permutation of the 32-bit numbers (the finalizer of MurmurHash3), so that no two inputs collide. */
function scatter(number: number): number {
  let bits = number | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}

function uuidOf(bytes: Uint8Array): string {
  return String.fromCharCode(...codesOf(bytes))
}

/** The 36 characters of a UUID. */
function codesOf(bytes: Uint8Array): number[] {
  const text: number[] = []
  for (let index = 0; index < 16; index += 1) {
    if (index === 4 || index === 6 || index === 8 || index === 10) text.push(hyphen)
    // The version is in the seventh byte, the variant in the ninth (RFC 9562 5.8).
    const byte = bytes[index] ?? 0
    const marked = index === 6 ? (byte & 0x0f) | 0x80 : index === 8 ? (byte & 0x3f) | 0x80 : byte
    text.push(hexadecimal[marked >> 4] ?? 0, hexadecimal[marked & 15] ?? 0)
  }
  return text
}
