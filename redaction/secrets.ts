import type { Scenario } from '../mock-server/world/start/scenario.js'
import { folded, minLength, encodingsOf } from './secret-encodings.js'

/** The place of a secret in a text, from `start` up to but excluding `end`. */
export interface SecretSpan {
  readonly start: number
  readonly end: number
  readonly secret: string
}

/** A length, and how many spellings have it. */
interface SpellingLength {
  readonly length: number
  spellings: number
}

/** How many secrets and sandboxes are remembered after deletion, because journals may still contain them. */
const goneKept = 1000

/**
 * The secrets of all sandboxes of a mock, for searching everything that leaves the process. The index is built on
 * the first search, so that it slows down neither new sandboxes nor responses.
 */
export class Secrets {
  readonly #values = new Remembered((value) => this.#drop(value))
  readonly #sandboxIds = new Remembered(() => undefined)
  /** The ids of clients and access keys. An id may start like a secret, and is not secret. */
  readonly #publicIds = new Remembered(() => undefined)
  readonly #bySpelling = new Map<string, string>()
  /** The lengths of the spellings that start with these four characters, the longest first. */
  readonly #lengths = new Map<string, readonly SpellingLength[]>()
  /** The hashes of the first three characters of all spellings. Most places in a text are skipped by this alone. */
  #beginnings = new Uint8Array(0)
  readonly #fresh = new Set<string>()
  #version = 0

  /** Increases with each new secret. */
  get version(): number {
    return this.#version
  }

  add(value: string): void {
    // Secrets that the mock made are recognised by their shape.
    if (/^mock_[A-Za-z0-9~_-]{43}$/.test(value)) return
    if (!this.#values.add(value)) return
    this.#version += 1
    this.#fresh.add(value)
  }

  /** Forgets a value when enough newer ones were removed. */
  remove(value: string): void {
    this.#values.remove(value)
  }

  addSandbox(id: string, scenario: Scenario): void {
    this.#sandboxIds.add(id)
    for (const each of publicIdsOf(scenario)) this.#publicIds.add(each)
    for (const value of secretsOf(scenario)) this.add(value)
  }

  removeSandbox(id: string, scenario: Scenario): void {
    this.#sandboxIds.remove(id)
    for (const each of publicIdsOf(scenario)) this.#publicIds.remove(each)
    for (const value of secretsOf(scenario)) this.#values.remove(value)
  }

  /** Whether this is the id of a present or deleted sandbox. Its tokens start with its id. */
  isSandbox(id: string): boolean {
    return this.#sandboxIds.has(id)
  }

  /** The places of secrets in a text, raw or encoded. Takes time proportional to the length of the text alone. */
  find(text: string): SecretSpan[] {
    for (const value of this.#fresh) this.#index(value)
    this.#fresh.clear()
    if (this.#bySpelling.size === 0 || text.length < minLength) return []
    const all: SecretSpan[] = []
    const same = folded(text)
    for (let start = 0; start + minLength <= same.length; start += 1) {
      // `beginning` inline: this runs for every character of every document that leaves.
      const first = same.charCodeAt(start) * 961 + same.charCodeAt(start + 1) * 31
      if (this.#beginnings[(first + same.charCodeAt(start + 2)) & (beginnings - 1)] === 0) continue
      const found = this.#at(same, start, text)
      if (!found) continue
      all.push(found)
      start = found.end - 1
    }
    return all
  }

  #at(text: string, start: number, raw: string): SecretSpan | undefined {
    for (const { length } of this.#lengths.get(text.slice(start, start + 4)) ?? []) {
      const part = text.slice(start, start + length)
      const secret = part.length === length ? this.#bySpelling.get(part) : undefined
      if (secret === undefined || this.#isPublic(raw, start, length, secret)) continue
      return { start, end: endOf(text, start, length, secret), secret }
    }
    return undefined
  }

  /** Whether an apparent cut secret is the start of a public id. */
  #isPublic(raw: string, start: number, length: number, secret: string): boolean {
    if (length >= secret.length) return false
    idCharacters.lastIndex = start
    return this.#publicIds.has(idCharacters.exec(raw)?.[0] ?? '') && !/[\w-]/.test(raw[start - 1] ?? '')
  }

  #index(value: string): void {
    if (this.#beginnings.length === 0) this.#beginnings = new Uint8Array(beginnings)
    for (const spelling of encodingsOf(value)) {
      if (!this.#bySpelling.has(spelling)) this.#rememberLength(spelling)
      this.#bySpelling.set(spelling, value)
      this.#beginnings[beginning(spelling)] = 1
    }
  }

  #rememberLength(spelling: string): void {
    const { length } = spelling
    const start = spelling.slice(0, 4)
    const lengths = this.#lengths.get(start) ?? []
    const same = lengths.find((each) => each.length === length)
    if (same) same.spellings += 1
    else
      this.#lengths.set(
        start,
        [...lengths, { length, spellings: 1 }].toSorted((a, b) => b.length - a.length),
      )
  }

  #forgetLength(spelling: string): void {
    const start = spelling.slice(0, 4)
    const lengths = this.#lengths.get(start) ?? []
    const same = lengths.find(({ length }) => length === spelling.length)
    if (!same) return
    same.spellings -= 1
    if (same.spellings > 0) return
    if (lengths.length === 1) this.#lengths.delete(start)
    else
      this.#lengths.set(
        start,
        lengths.filter((each) => each !== same),
      )
  }

  #drop(value: string): void {
    if (this.#fresh.delete(value)) return
    for (const spelling of encodingsOf(value)) {
      if (this.#bySpelling.get(spelling) !== value) continue
      this.#bySpelling.delete(spelling)
      this.#forgetLength(spelling)
    }
  }
}

const beginnings = 16_384
const idCharacters = /[\w.@~-]{0,256}/y

function beginning(text: string): number {
  const first = text.charCodeAt(0) * 961 + text.charCodeAt(1) * 31
  return (first + text.charCodeAt(2)) & (beginnings - 1)
}

/** A cut secret ends where the text stops matching the secret. */
function endOf(text: string, start: number, length: number, secret: string): number {
  const whole = folded(secret)
  if (!whole.startsWith(text.slice(start, start + length))) return start + length
  let end = start + length
  while (end - start < whole.length && text[end] === whole[end - start]) end += 1
  return end
}

/** Values in use, and the newest of those no longer in use. */
class Remembered {
  readonly #uses = new Map<string, number>()
  readonly #gone: string[] = []
  readonly #onForgotten: (value: string) => void

  constructor(onForgotten: (value: string) => void) {
    this.#onForgotten = onForgotten
  }

  has(value: string): boolean {
    return this.#uses.has(value)
  }

  /** @returns whether the value is new */
  add(value: string): boolean {
    const uses = this.#uses.get(value)
    this.#uses.set(value, (uses ?? 0) + 1)
    return uses === undefined
  }

  remove(value: string): void {
    const uses = this.#uses.get(value) ?? 0
    if (uses === 0) return
    this.#uses.set(value, uses - 1)
    if (uses > 1) return
    this.#gone.push(value)
    const oldest = this.#gone.length > goneKept ? this.#gone.shift() : undefined
    if (oldest === undefined || this.#uses.get(oldest) !== 0) return
    this.#uses.delete(oldest)
    this.#onForgotten(oldest)
  }
}

function publicIdsOf({ clients, users = [] }: Scenario): string[] {
  const keys = users.flatMap(({ accessKeys = [] }) => accessKeys)
  return [...clients.map(({ clientId }) => clientId), ...keys.map(({ accessKeyId }) => accessKeyId)]
}

/** The values of all fields of a scenario that are named as secrets. Calls have none, and there may be a million. */
function secretsOf({ conversations: _, ...rest }: Scenario): string[] {
  const found: string[] = []
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [name, each] of Object.entries(value)) {
      if (typeof each === 'string' && /(?:secret|password)$/i.test(name)) found.push(each)
      else look(each)
    }
  }
  look(rest)
  return found
}
