import { sha256 } from '@noble/hashes/sha2.js'

const utf8 = new TextEncoder()
const base64url = codes('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
const hexadecimal = codes('0123456789abcdef')
const hyphen = 45

function codes(text: string): readonly number[] {
  return Array.from(text, (character) => character.charCodeAt(0))
}

// To create a hasher takes as long as to hash a short text, so one is reused, starting each time from an empty one.
const empty = sha256.create()
const hasher = sha256.create()
const input = new Uint8Array(1024)
const output = new Uint8Array(32)

/** SHA-256 of a text. The next call overwrites the bytes. */
function hash(text: string): Uint8Array {
  empty._cloneInto(hasher)
  const { read, written } = utf8.encodeInto(text, input)
  hasher.update(read === text.length ? input.subarray(0, written) : utf8.encode(text)).digestInto(output)
  return output
}

/** SHA-256 of a text in base64url, 43 characters. Secrets and tokens are stored and compared as digests. */
export function digest(text: string): string {
  const bytes = hash(text)
  const encoded: number[] = []
  for (let index = 0; index < 33; index += 3) {
    const bits = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0)
    for (let shift = 18; shift >= 0 && encoded.length < 43; shift -= 6)
      encoded.push(base64url[(bits >> shift) & 63] ?? 0)
  }
  // Built in one step, because concatenation creates a tree of strings that the digest would keep in memory.
  return String.fromCharCode(...encoded)
}

/** A function like `digest` that caches its latest results, for texts that are part of every request. */
export function rememberingDigest(capacity = 1000): (text: string) => string {
  let known = new Map<string, string>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const made = digest(text)
    if (known.size >= capacity) known = new Map()
    known.set(text, made)
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
  return uuidOf(hash(text))
}

/**
 * UUIDs that differ in their last 32 bits, for the requests of one sandbox. `next(1)`, `next(2)` … share one digest,
 * because a digest per request would be the most expensive part of a request.
 */
export function uuidSeries(text: string): (number: number) => string {
  const bytes = hash(text).slice(0, 16)
  const view = new DataView(bytes.buffer)
  const base = view.getUint32(12)
  return (number) => {
    view.setUint32(12, scatter(number) ^ base)
    return uuidOf(bytes)
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
  const text: number[] = []
  for (let index = 0; index < 16; index += 1) {
    if (index === 4 || index === 6 || index === 8 || index === 10) text.push(hyphen)
    // The version is in the seventh byte, the variant in the ninth (RFC 9562 5.8).
    const byte = bytes[index] ?? 0
    const marked = index === 6 ? (byte & 0x0f) | 0x80 : index === 8 ? (byte & 0x3f) | 0x80 : byte
    text.push(hexadecimal[marked >> 4] ?? 0, hexadecimal[marked & 15] ?? 0)
  }
  return String.fromCharCode(...text)
}
