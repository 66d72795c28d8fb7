import type { SecretSpan, Secrets } from './secrets.js'
import { minLength } from './secret-encodings.js'
import { unescaped } from './unescape.js'
import { digest } from '../mock-server/world/values/digest.js'
import { base64Runs } from './base64-spans.js'
import { CoveredParts } from './covered-parts.js'
import { numberRuns } from './number-spans.js'
import { named, shaped } from './secret-patterns.js'

/** A part of a text that must not leave the process. */
interface RedactedSpan extends SecretSpan {
  /** Of overlapping spans the one with the greater rank is shown: a known value first, then the plainest text. */
  readonly rank: number
}

/** How many layers of escapes and of base64 are undone. */
const layers = { escapes: 6, base64: 2 }
const knownRank = 100

/**
 * Replaces the secrets in a text by references, in any encoding. Takes time linear in the length of the text.
 * @param upTo returns only the text before this index
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
    const known = [...secrets.find(plain), ...shaped(secrets, plain)]
    for (const found of known) add(found, knownRank)
    for (const found of named(plain)) add(found, layer)
    if (depth > 0) {
      const covered = new CoveredParts(known)
      for (const found of inBase64(secrets, plain, depth, covered)) add(found, found.rank)
      for (const found of inNumbers(secrets, plain, depth)) add(found, found.rank)
    }
    const next = unescaped(plain)
    if (!next) break
    const before = origin
    origin = (index) => before(next.starts[index] ?? 0)
    plain = next.text
  }
  return spans
}

/** Secrets inside base64. Each span goes from the character with its first bit to the one with its last bit. */
function* inBase64(
  secrets: Secrets,
  text: string,
  depth: number,
  covered: CoveredParts,
): Generator<RedactedSpan> {
  for (const { decoded, start: from } of base64Runs(text, (start, end) => covered.has(start, end))) {
    for (const span of spansOf(secrets, decoded, depth - 1)) {
      const start = from + Math.floor((span.start * 4) / 3)
      yield { ...span, start, end: Math.min(from + Math.ceil((span.end * 4) / 3), text.length) }
    }
  }
}

/** Secrets whose bytes are written as numbers. */
function* inNumbers(secrets: Secrets, text: string, depth: number): Generator<RedactedSpan> {
  for (const { decoded, startOf, endOf } of numberRuns(text)) {
    for (const span of spansOf(secrets, decoded, depth - 1)) {
      yield { ...span, start: startOf(span.start), end: endOf(span.end - 1) }
    }
  }
}

/** A reference to a secret. The same secret has the same reference, which reveals nothing else. */
function reference(secret: string): string {
  return `sha256:${digest(secret).slice(0, 8)}`
}

/** An Authorization header with a reference instead of everything after its scheme. */
export function redactAuthorization(value: string): string {
  const [scheme = '', ...rest] = value.split(' ')
  return rest.length === 0 ? reference(value) : `${scheme} ${reference(rest.join(' '))}`
}

/** Redacted documents, each with the secrets and the version for which it was searched. */
const clean = new WeakMap<object, { readonly secrets: Secrets; readonly version: number }>()

/** Separates texts that are searched as one text. No pattern contains it. */
const separator = '\u0001'

/**
 * A copy of a JSON value without secrets, including the names of fields. Few texts contain a secret, so all are searched
 * as one text, and only those with a finding one by one. Earlier results are not searched again.
 */
export function redactJson<Value>({ secrets }: { readonly secrets: Secrets }, value: Value): Value {
  const suspects = suspectsOf(secrets, value)
  const copy = suspects.size === 0 ? copyOf(secrets, value) : redactAny(secrets, value, suspects)
  if (typeof copy === 'object' && copy !== null) clean.set(copy, { secrets, version: secrets.version })
  // The copy has the shape of the value, because only texts are replaced by texts.
  return copy as Value
}

/** The JSON value itself if there is no secret in it, otherwise a copy without secrets. */
export function withoutSecrets<Value>({ secrets }: { readonly secrets: Secrets }, value: Value): Value {
  const suspects = suspectsOf(secrets, value)
  return suspects.size === 0 ? value : (redactAny(secrets, value, suspects) as Value)
}

/** The texts in a value that may contain a secret. */
function suspectsOf(secrets: Secrets, value: unknown): ReadonlySet<string> {
  const known = cleanTextsOf(secrets)
  const texts = new Set<string>()
  collect(secrets, known, texts, value)
  const suspects = texts.size === 0 ? texts : suspectsIn(secrets, texts)
  for (const text of texts) if (!suspects.has(text)) known.add(text)
  return suspects
}

/** The texts that may contain a secret. All others contain none. */
function suspectsIn(secrets: Secrets, texts: ReadonlySet<string>): ReadonlySet<string> {
  // A backslash at the end of a text would escape the separator.
  const suspects = new Set([...texts].filter((text) => text.endsWith('\\')))
  for (let pass = 0; pass < maxPasses; pass += 1) {
    const rest = [...texts].filter((text) => !suspects.has(text))
    const spans = spansOf(secrets, rest.join(separator) + separator, layers.base64)
    if (spans.length === 0) return suspects
    // What is found may hide something in the texts after it, so the rest is searched again.
    for (const text of textsWith(spans, rest)) suspects.add(text)
  }
  return texts
}

/** After so many passes every text is searched by itself, so that the time stays linear. */
const maxPasses = 4

/** The joined texts that share a part with one of these spans. */
function* textsWith(spans: readonly SecretSpan[], texts: readonly string[]): Generator<string> {
  const ordered = spans.toSorted((one, other) => one.start - other.start)
  let start = 0
  let reached = 0
  let next = 0
  for (const text of texts) {
    const end = start + text.length + separator.length
    for (; (ordered[next]?.start ?? end) < end; next += 1) {
      reached = Math.max(reached, (ordered[next] as SecretSpan).end)
    }
    if (reached > start) yield text
    start = end
  }
}

/** Short texts without secrets. Most texts of a document are in the one before it as well, e.g. the names of fields. */
class CleanTexts {
  readonly version: number
  readonly #texts = new Set<string>()

  constructor(version: number) {
    this.version = version
  }

  has(text: string): boolean {
    return text.length <= maxShort && this.#texts.has(text)
  }

  add(text: string): void {
    if (text.length > maxShort) return
    if (this.#texts.size >= maxTexts) this.#texts.clear()
    this.#texts.add(text)
  }
}

const maxShort = 128
const maxTexts = 1000

const cleanTexts = new WeakMap<Secrets, CleanTexts>()

function cleanTextsOf(secrets: Secrets): CleanTexts {
  const before = cleanTexts.get(secrets)
  if (before?.version === secrets.version) return before
  const none = new CleanTexts(secrets.version)
  cleanTexts.set(secrets, none)
  return none
}

/** Adds the texts in a value that are not known to be clean. */
function collect(secrets: Secrets, known: CleanTexts, texts: Set<string>, value: unknown): void {
  if (typeof value === 'string') {
    if (!known.has(value)) texts.add(value)
  } else if (typeof value === 'object' && value !== null && !isClean(secrets, value)) {
    if (Array.isArray(value)) {
      for (const each of value) collect(secrets, known, texts, each)
      return
    }
    for (const name of Object.keys(value)) {
      if (!known.has(name)) texts.add(name)
      collect(secrets, known, texts, (value as Readonly<Record<string, unknown>>)[name])
    }
  }
}

function copyOf(secrets: Secrets, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || isClean(secrets, value)) return value
  if (Array.isArray(value)) return value.map((each) => copyOf(secrets, each))
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, copyOf(secrets, each)]))
}

function redactAny(secrets: Secrets, value: unknown, suspects: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return suspects.has(value) ? redact(secrets, value) : value
  if (typeof value !== 'object' || value === null || isClean(secrets, value)) return value
  if (Array.isArray(value)) return value.map((each) => redactAny(secrets, each, suspects))
  const entries = Object.entries(value).map(
    ([name, each]) =>
      [suspects.has(name) ? redact(secrets, name) : name, redactAny(secrets, each, suspects)] as const,
  )
  return Object.fromEntries(entries)
}

function isClean(secrets: Secrets, value: object): boolean {
  const known = clean.get(value)
  return known?.secrets === secrets && known.version === secrets.version
}
