import { sha256 as noble } from '@noble/hashes/sha2.js'

const utf8 = new TextEncoder()
const base64url = Array.from(
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_',
  (character) => character.charCodeAt(0),
)

// To create a hasher takes as long as to hash a short text, so one is reused, starting each time from an empty one.
const empty = noble.create()
const hasher = noble.create()
const input = new Uint8Array(1024)
const output = new Uint8Array(32)

/** SHA-256 of a text, in every JavaScript engine. The next call may overwrite the bytes. */
export function sha256(text: string): Uint8Array {
  empty._cloneInto(hasher)
  const { read, written } = utf8.encodeInto(text, input)
  hasher.update(read === text.length ? input.subarray(0, written) : utf8.encode(text)).digestInto(output)
  return output
}

/** SHA-256 of a text in base64url, 43 characters. */
export function sha256Text(text: string): string {
  const bytes = sha256(text)
  const encoded: number[] = []
  for (let index = 0; index < 33; index += 3) {
    const bits = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0)
    for (let shift = 18; shift >= 0 && encoded.length < 43; shift -= 6)
      encoded.push(base64url[(bits >> shift) & 63] ?? 0)
  }
  // Built in one step, because concatenation creates a tree of strings that the digest would keep in memory.
  return String.fromCharCode(...encoded)
}
