import type { Transcript } from '../model/transcript.js'

/** Replaces every secret in a text, in any encoding, with a reference like `{tok#1}`. */
export type Scrub = (text: string) => string

interface Secret {
  readonly name: string
  readonly value: string
}

interface Pattern {
  readonly name: string
  /** The unencoded form. */
  readonly plain?: string
  readonly form: RegExp
}

/** A part of a secret that is at least this long counts as a secret. */
const telling = 12
const maxPiece = 96
/** Possible base64 that is long enough to contain a secret. */
const encoded = /[A-Za-z0-9+/_-]{16,}={0,2}/g
const credential = /\b(bearer|basic)(\s+)([A-Za-z0-9._~+/=-]{16,})/gi
const field =
  /((?<![\w-])"?(?:client_secret|client_assertion|accessKeySecret|access_token|refresh_token|id_token|password)"?\s{0,20}[=:]\s{0,20}"?)([^"&;\s{}][^"&;\s]{5,})/gi

/**
 * Names for the secrets of a transcript: `client-secret`, `client-secret#2`, `access-key-secret`, `tok#1` … in the order
 * of issue.
 */
export function secretsOf({ config, secrets, arrivals }: Transcript): readonly Secret[] {
  const issued = arrivals.filter(({ at }) => at === 'token').map(({ replyBody }) => replyBody)
  const isToken = (value: string) => issued.some((body) => body.includes(value))
  const key = config?.accessKeySecret
  const values = [...new Set([config?.clientSecret ?? '', ...secrets])].filter(
    (value) => value !== '' && value !== key,
  )
  const clientSecrets = values.filter((value) => value === config?.clientSecret || !isToken(value))
  const tokens = values.filter((value) => !clientSecrets.includes(value))
  return [
    ...(key === undefined ? [] : [{ value: key, name: 'access-key-secret' }]),
    ...clientSecrets.map((value, index) => ({ value, name: `client-secret${index ? `#${index + 1}` : ''}` })),
    ...tokens.map((value, index) => ({ value, name: `tok#${index + 1}` })),
  ]
}

/**
 * Creates a function that removes secrets from texts.
 * @param elsewhere secrets of other test servers, which a faulty client may send here
 */
export function scrubOf(secrets: readonly Secret[], elsewhere: ReadonlySet<string> = new Set()): Scrub {
  // The longest first, so that no secret is replaced within another.
  const patterns = [...secrets]
    .toSorted((one, other) => other.value.length - one.value.length)
    .flatMap(({ name, value }) => [
      ...piecesOf(value).map((piece) => ({ name, plain: piece, form: new RegExp(formsOf(piece), 'g') })),
      ...partsOf(value).map((form) => ({ name: `${name}, a part`, form })),
    ])
  const foreign = (text: string) =>
    text.replaceAll(/[A-Za-z0-9._~-]{16,}/g, (run) =>
      elsewhere.has(run) ? '{secret of another test server}' : run,
    )
  const plain = (text: string) => foreign(replaced(patterns, text))
  return (text) =>
    plain(text)
      .replaceAll(encoded, (run) => decodedReference(run, plain) ?? run)
      .replaceAll(credential, (_, scheme: string, gap: string) => `${scheme}${gap}{unknown}`)
      .replaceAll(field, (_, name: string) => `${name}{unknown}`)
}

function replaced(patterns: readonly Pattern[], text: string): string {
  const clean = patterns.reduce(
    (before, { name, plain, form }) =>
      before.replaceAll(form, (found) =>
        plain === undefined || found === plain ? `{${name}}` : `{${name}, encoded}`,
      ),
    text,
  )
  return clean.replaceAll(/(\{[^{}]+\})\1+/g, '$1')
}

/** Splits a long secret, because a regular expression for all forms of thousands of characters is too large. */
function piecesOf(value: string): string[] {
  const characters = Array.from(value)
  const count = Math.ceil(characters.length / maxPiece)
  const size = Math.ceil(characters.length / count)
  const pieces = Array.from({ length: count }, (_, index) =>
    characters.slice(index * size, (index + 1) * size).join(''),
  )
  return [...new Set(pieces.filter((piece) => piece !== ''))]
}

/** A pattern for each character: unencoded, percent-encoded any number of times, as a plus, or escaped as in JSON. */
function formsOf(value: string): string {
  const percent = (byte: number) => `%(?:25)*${anyCase(byte.toString(16).padStart(2, '0'))}`
  const backslash = `(?:\\\\|${percent(0x5c)})`
  return Array.from(value, (character) => {
    const escaped = character.replaceAll(/[^A-Za-z0-9]/g, '\\$&')
    if (/[A-Za-z0-9]/.test(character)) return escaped
    const bytes = Array.from(new TextEncoder().encode(character), percent).join('')
    const json = `${backslash}u${anyCase(character.charCodeAt(0).toString(16).padStart(4, '0'))}`
    const plus = character === ' ' ? ['\\+', percent(0x2b)] : []
    return `(?:${[json, `${backslash}?${bytes}`, `${backslash}?${escaped}`, ...plus].join('|')})`
  }).join('')
}

function anyCase(hexadecimal: string): string {
  return hexadecimal.replaceAll(/[a-f]/g, (letter) => `[${letter}${letter.toUpperCase()}]`)
}

/** Patterns for truncated secrets. */
function partsOf(value: string): RegExp[] {
  if (value.length < 2 * telling || !/^[\w.~+/=-]+$/.test(value)) return []
  const escaped = (text: string) => text.replaceAll(/[^A-Za-z0-9]/g, '\\$&')
  return [
    new RegExp(`${escaped(value.slice(0, telling))}[\\w.~+/=-]*`, 'g'),
    // Only the start of a word is tried. Otherwise each character of a long word would be.
    new RegExp(`(?<![\\w.~+/=-])[\\w.~+/=-]*${escaped(value.slice(-telling))}`, 'g'),
  ]
}

/** The replacement for a base64 text that contains a secret; undefined if it contains none. */
function decodedReference(run: string, plain: Scrub): string | undefined {
  for (const offset of [0, 1, 2, 3]) {
    const text = decoded(run.slice(offset))
    if (text === undefined) continue
    const clean = plain(text)
    if (clean === text) continue
    return offset === 0 && isReadable(clean) ? `{base64 of ${clean}}` : '{base64 of a secret}'
  }
  return undefined
}

function decoded(run: string): string | undefined {
  const letters = run.replaceAll('-', '+').replaceAll('_', '/').replaceAll('=', '')
  try {
    const bytes = atob(letters.slice(0, letters.length - (letters.length % 4 === 1 ? 1 : 0)))
    return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)))
  } catch {
    return undefined
  }
}

function isReadable(text: string): boolean {
  return /^[\P{C}]*$/u.test(text) && !text.includes('\uFFFD')
}

// Control characters, and characters that change the text direction.
// oxlint-disable-next-line no-control-regex
const unsafe = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** Escapes control characters, so that a text is safe in a terminal and in XML. Line breaks stay. */
export function harmless(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll(/[\p{Surrogate}\uFFFE\uFFFF]/gu, '\uFFFD')
}
