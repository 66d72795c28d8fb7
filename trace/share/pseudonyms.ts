/** What a value is, which decides the shape of its replacement. */
export type Sort = 'secret' | 'id' | 'text'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * Replacements for values that must not be shared. The same value always has the same replacement. Replacements are
 * numbered in the order in which the values appear, so they reveal nothing, and redacting twice changes nothing.
 */
export class Pseudonyms {
  readonly #texts = new Map<string, string>()
  readonly #numbers = new Map<number, number>()
  readonly counts: Record<Sort, number> = { secret: 0, id: 0, text: 0 }

  of(sort: Sort, value: string): string {
    if (value === '') return value
    const known = this.#texts.get(value)
    if (known !== undefined) return known
    const number = (this.counts[sort] += 1)
    const replacement = this.#shaped(sort, value, number)
    this.#texts.set(value, replacement)
    return replacement
  }

  #shaped(sort: Sort, value: string, number: number): string {
    if (sort === 'id' && uuid.test(value))
      return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
    if (sort === 'id' && /^\d{1,15}$/.test(value)) return String(this.ofNumber(Number(value)))
    return `redacted-${sort}-${number}`
  }

  ofNumber(value: number): number {
    const known = this.#numbers.get(value)
    if (known !== undefined) return known
    const replacement = 900_000_000_001 + this.#numbers.size
    this.#numbers.set(value, replacement)
    return replacement
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
