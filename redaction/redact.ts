import type { SecretSpan, Secrets } from './secrets.js'
import { minLength } from './secret-encodings.js'
import { unescaped } from './unescape.js'
import { digest } from '../mock-server/world/digest.js'
import { base64Runs } from './base64-spans.js'
import { named, shaped } from './secret-patterns.js'

/** A part of a text that does not leave. */
interface RedactedSpan extends SecretSpan {
  /** Of two names for one part that of the greater rank is shown: a value that is known, else the plainest. */
  readonly rank: number
}

/** How often escapes are undone, and how deep base64 is looked into. */
const layers = { escapes: 6, base64: 2 }
const knownRank = 100

/**
 * Replaces the secrets in a text by references, whichever way they are written. Linear in its length.
 * @param upTo how much of the text is wanted
 */
export function redact(secrets: Secrets, text: string, upTo = text.length): string {
  if (text.length < minLength) return text
  const spans = spansOf(secrets, text, layers.base64).filter(({ start }) => start < upTo)
  if (spans.length === 0) return text.slice(0, upTo)
  spans.sort((a, b) => a.start - b.start || b.rank - a.rank)
  let clean = ''
  let done = 0
  for (let index = 0; index < spans.length;) {
    let shown = spans[index] as RedactedSpan
    const { start } = shown
    let { end } = shown
    for (index += 1; index < spans.length && (spans[index] as RedactedSpan).start < end; index += 1) {
      const next = spans[index] as RedactedSpan
      end = Math.max(end, next.end)
      if (next.rank > shown.rank) shown = next
    }
    clean += text.slice(done, start) + reference(shown.secret)
    done = end
  }
  return clean + text.slice(done, Math.max(done, upTo))
}

function spansOf(secrets: Secrets, text: string, depth: number): RedactedSpan[] {
  const spans: RedactedSpan[] = []
  let plain = text
  let origin = (index: number) => index
  for (let layer = 0; layer < layers.escapes; layer += 1) {
    const add = ({ start, end, secret }: SecretSpan, rank: number) =>
      spans.push({ start: origin(start), end: origin(end), secret, rank })
    for (const found of secrets.find(plain)) add(found, knownRank)
    for (const found of shaped(secrets, plain)) add(found, knownRank)
    for (const found of named(plain)) add(found, layer)
    for (const found of depth > 0 ? inBase64(secrets, plain, depth) : []) add(found, found.rank)
    const next = unescaped(plain)
    if (!next) break
    const before = origin
    origin = (index) => before(next.starts[index] ?? 0)
    plain = next.text
  }
  return spans
}

/** Secrets in what base64 hides: each part of the text from the sign that holds its first bit to that of its last. */
function* inBase64(secrets: Secrets, text: string, depth: number): Generator<RedactedSpan> {
  for (const { decoded, start: from } of base64Runs(text)) {
    for (const span of spansOf(secrets, decoded, depth - 1)) {
      const start = from + Math.floor((span.start * 4) / 3)
      yield { ...span, start, end: Math.min(from + Math.ceil((span.end * 4) / 3), text.length) }
    }
  }
}

/** A reference that stands for a secret: the same secret has the same reference, and nothing else tells. */
function reference(secret: string): string {
  return `sha256:${digest(secret).slice(0, 8)}`
}

/** What an Authorization header said, with a reference for all that followed its scheme. */
export function redactAuthorization(value: string): string {
  const [scheme = '', ...rest] = value.split(' ')
  return rest.length === 0 ? reference(value) : `${scheme} ${reference(rest.join(' '))}`
}

/** Documents without secrets, each with the secrets and the version of them that it was searched for. */
const clean = new WeakMap<object, { readonly secrets: Secrets; readonly version: number }>()

/** Stands between two texts that are searched as one: no secret and no pattern contains it. */
const separator = '\u0001'

/**
 * A copy of a JSON value without secrets, in the names of fields too. Nearly no document has one, so all texts are
 * searched as one, and one by one only where something is found. What this returned before is not searched again.
 */
export function redactJson<Value>({ secrets }: { readonly secrets: Secrets }, value: Value): Value {
  const texts: string[] = []
  let copy = copyOf(secrets, value, texts)
  const all = texts.join(separator) + separator
  // A backslash at the end of a text would escape the separator.
  const isWhole = !all.includes(`\\${separator}`)
  if (!isWhole || spansOf(secrets, all, layers.base64).length > 0) copy = redactAny(secrets, value)
  if (typeof copy === 'object' && copy !== null) clean.set(copy, { secrets, version: secrets.version })
  // The copy has the shape of the value: only texts are replaced, by texts.
  return copy as Value
}

/** Copies a value, and collects the texts that have to be searched. */
function copyOf(secrets: Secrets, value: unknown, texts: string[]): unknown {
  if (typeof value === 'string') texts.push(value)
  if (typeof value !== 'object' || value === null || isClean(secrets, value)) return value
  const copy: unknown[] = []
  if (Array.isArray(value)) {
    for (const each of value) copy.push(copyOf(secrets, each, texts))
    return copy
  }
  const entries: [string, unknown][] = []
  for (const [name, each] of Object.entries(value)) {
    texts.push(name)
    entries.push([name, copyOf(secrets, each, texts)])
  }
  return Object.fromEntries(entries)
}

function redactAny(secrets: Secrets, value: unknown): unknown {
  if (typeof value === 'string') return redact(secrets, value)
  if (typeof value !== 'object' || value === null || isClean(secrets, value)) return value
  if (Array.isArray(value)) return value.map((each) => redactAny(secrets, each))
  const entries = Object.entries(value).map(
    ([name, each]) => [redact(secrets, name), redactAny(secrets, each)] as const,
  )
  return Object.fromEntries(entries)
}

function isClean(secrets: Secrets, value: object): boolean {
  const known = clean.get(value)
  return known?.secrets === secrets && known.version === secrets.version
}
