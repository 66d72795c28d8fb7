import { unescaped } from './unescape.js'

/** A shorter text may be an ordinary word. Such a secret is found only by the name of its field. */
export const minLength = 6

/** Error texts cut the values that they repeat at 80 characters. */
const maxCut = 40

/** The forms of the latest secrets: the demo scenario has the same in every mock, and a test suite makes many mocks. */
const latest = new Map<string, readonly string[]>()
const maxLatest = 64

/** The forms of a secret, see `formsOf`. */
export function encodingsOf(secret: string): readonly string[] {
  const known = latest.get(secret)
  if (known) return known
  if (latest.size >= maxLatest) latest.clear()
  const forms = formsOf(secret)
  latest.set(secret, forms)
  return forms
}

/**
 * The forms of a secret in a text after `unescaped`: plain, in lower case as the name of a header, as bytes, cut, in
 * hexadecimal, and inside base64 or base64url at any offset, once or twice.
 */
function formsOf(secret: string): readonly string[] {
  const cut = secret.slice(0, Math.min(Math.ceil(secret.length * 0.75), maxCut))
  const plain = [secret, secret.toLowerCase(), bytesOf(secret)].flatMap((text) => [
    text,
    ...unescapedForms(text),
  ])
  const encoded = [secret, uriEncoded(secret), formEncoded(secret), JSON.stringify(secret).slice(1, -1)]
  const once = encoded.flatMap((text) => base64Forms(bytesOf(text)))
  const twice = base64Forms(bytesOf(secret)).flatMap((text) => base64Forms(bytesOf(text)))
  const all = [...plain, cut, ...once, ...twice, ...base64Forms(utf16Of(secret)), ...hexForms(secret)].map(
    folded,
  )
  return [...new Set(all)].filter(({ length }) => length >= minLength)
}

/** A text in which `+` and the blank of a form are equal, and so are the two alphabets of base64. */
export function folded(text: string): string {
  return text.replaceAll(' ', '+').replaceAll('-', '+').replaceAll('_', '/')
}

/** A secret that contains an escape sequence is unescaped together with the text around it. */
function unescapedForms(secret: string): string[] {
  const once = unescaped(secret)?.text
  return once === undefined ? [] : [once, ...unescapedForms(once)]
}

/** The bytes of a text as hexadecimal digits, in both cases and inside base64. */
function hexForms(text: string): string[] {
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => byte.toString(16).padStart(2, '0'))
  const hex = bytes.join('')
  return [hex, hex.toUpperCase(), ...base64Forms(hex)]
}

/** The bytes of a text in UTF-8, one character each. */
function bytesOf(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text))
}

/** The bytes of a text in UTF-16, as PowerShell encodes commands. */
function utf16Of(text: string): string {
  return Array.from({ length: text.length * 2 }, (_, index) =>
    String.fromCharCode((text.charCodeAt(index >> 1) >> (index % 2 === 0 ? 0 : 8)) & 255),
  ).join('')
}

function uriEncoded(text: string): string {
  // A lone surrogate has no encoding, so the replacement character is used.
  return encodeURIComponent(new TextDecoder().decode(new TextEncoder().encode(text)))
}

function formEncoded(text: string): string {
  return new URLSearchParams({ x: text }).toString().slice(2)
}

/**
 * The base64 of bytes after 0, 1 or 2 other bytes. Characters that also hold bits of a neighbouring byte are left out.
 */
function base64Forms(bytes: string): string[] {
  return [0, 1, 2].map((before) => {
    const first = Math.ceil((before * 8) / 6)
    const end = Math.floor(((before + bytes.length) * 8) / 6)
    return btoa('\0'.repeat(before) + bytes).slice(first, end)
  })
}
