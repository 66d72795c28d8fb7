/** What a value is, which decides the shape of its replacement. */
export type Sort = 'secret' | 'id' | 'text'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const quoted = /(["'])([^"'\n]{1,256})\1/g
/** Names of fields that the API defines. */
const fieldName = /^(?:[a-z]+(?:[A-Z][a-z]*)+|[a-z]+(?:_[a-z]+)+)$/
const placeholder = /^(?:redacted(?:-\w+-\d+)?|0{8}-0000-4000-8000-[0-9a-f]{12}|9\d{11,14})$/
const wordWithDigit = /[\w@.+-]*\d[\w@.+-]*/g
/** Statuses, versions, limits, times and placeholders. */
const harmless =
  /^(?:v?\d{1,3}(?:\.\d{1,3})?\.?|\d{4}-\d{2}-\d{2}T[\d.]*|redacted-\w+-\d+|0{8}-0000-4000-8000-[0-9a-f]{12}|9\d{11,14})[.,]?$/

/** How replacements are numbered for a recording without an end, of which only the newest values are remembered. */
export interface Numbering {
  /** A number below 10^14 that depends on the value alone. Without the key of the recording it reveals nothing. */
  readonly numberOf: (value: string) => number
  /** How many values are remembered, to find them in texts for people. */
  readonly remembered: number
}

/**
 * Replacements for values that must not be shared. The same value always has the same replacement. Replacements are
 * numbered in the order in which the values appear, so they reveal nothing, and redacting twice changes nothing.
 */
export class Pseudonyms {
  readonly #texts = new Map<string, string>()
  readonly #numbers = new Map<number, number>()
  readonly #numbering: Numbering | undefined
  readonly counts: Record<Sort, number> = { secret: 0, id: 0, text: 0 }

  constructor(numbering?: Numbering) {
    this.#numbering = numbering
  }

  of(sort: Sort, value: string): string {
    if (value === '') return value
    const known = this.#texts.get(value)
    if (known !== undefined) return known
    this.counts[sort] += 1
    const replacement = this.#shaped(sort, value)
    this.#texts.set(value, replacement)
    if (this.#numbering) forgetOldest(this.#texts, this.#numbering.remembered)
    return replacement
  }

  #shaped(sort: Sort, value: string): string {
    const number = this.#numbering?.numberOf(value) ?? this.counts[sort]
    if (sort === 'id' && uuid.test(value)) {
      const digits = this.#numbering ? number.toString(16) : String(number)
      return `00000000-0000-4000-8000-${digits.padStart(12, '0')}`
    }
    if (sort === 'id' && /^\d{1,15}$/.test(value)) return String(this.ofNumber(Number(value)))
    return `redacted-${sort}-${number}`
  }

  ofNumber(value: number): number {
    if (this.#numbering)
      return 900_000_000_000_000 + (this.#numbering.numberOf(String(value)) % (10 ** 14 - 1))
    const known = this.#numbers.get(value)
    if (known !== undefined) return known
    const replacement = 900_000_000_001 + this.#numbers.size
    this.#numbers.set(value, replacement)
    return replacement
  }

  /**
   * A text for people. Its words may be names and ids that no field has, so quoted texts and words with digits are
   * replaced too. They have no number, because nothing compares them.
   */
  inProse(text: string): string {
    return this.within(text)
      .replaceAll(quoted, (all, quote: string, inner: string) =>
        fieldName.test(inner) || placeholder.test(inner) ? all : `${quote}redacted${quote}`,
      )
      .replaceAll(wordWithDigit, (word) => (harmless.test(word) ? word : 'redacted'))
  }

  /** A text for people, in which values that were replaced elsewhere are replaced too. */
  within(text: string): string {
    let clean = text
      .replaceAll(/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g, (found) => this.of('text', found))
      .replaceAll(/\+?\d[\d ()/-]{6,20}\d/g, (found) => this.of('id', found))
      .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, (found) =>
        this.of('id', found),
      )
    for (const [value, replacement] of this.#texts) {
      if (value.length >= 4 && clean.includes(value)) clean = clean.replaceAll(value, () => replacement)
    }
    return clean
  }
}

/** A map returns its entries in the order in which they were set. */
function forgetOldest(texts: Map<string, string>, remembered: number): void {
  const [oldest] = texts.size > remembered ? texts.keys() : []
  if (oldest !== undefined) texts.delete(oldest)
}
