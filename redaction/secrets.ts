import type { Scenario } from '../mock-server/world/scenario.js'
import { folded, minLength, encodingsOf } from './secret-encodings.js'

/** Where a secret stands in a text: from `start` up to `end`. */
export interface SecretSpan {
  readonly start: number
  readonly end: number
  readonly secret: string
}

/** How many secrets and sandboxes that are no longer there are still known: their traces outlive them. */
const goneKept = 10_000

/**
 * The secrets of all sandboxes of a mock, so that whatever leaves the process can be looked through for them. The
 * index is made when it is first asked for: making a sandbox, and answering, costs nothing of it.
 */
export class Secrets {
  readonly #values = new Remembered((value) => this.#drop(value))
  readonly #sandboxIds = new Remembered(() => undefined)
  /** The ids of clients and access keys: one may begin as a secret does, and is none. */
  readonly #publicIds = new Remembered(() => undefined)
  readonly #bySpelling = new Map<string, string>()
  /** How long the spellings are that begin with these four characters, the longest first. */
  readonly #lengths = new Map<string, readonly number[]>()
  /** Which first three characters a spelling has: nearly every place in a text is passed over by this alone. */
  #beginnings = new Uint8Array(0)
  #fresh: string[] = []
  #version = 0

  /** Grows with each secret that becomes known. */
  get version(): number {
    return this.#version
  }

  add(value: string): void {
    // What the mock makes is known by its shape, wherever it is.
    if (/^mock_[A-Za-z0-9~_-]{43}$/.test(value)) return
    if (!this.#values.add(value)) return
    this.#version += 1
    this.#fresh.push(value)
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

  /** Whether there is such a sandbox, or was: its tokens begin with its id. */
  isSandbox(id: string): boolean {
    return this.#sandboxIds.has(id)
  }

  /** Where in a text a secret stands, raw or encoded. Takes time in proportion to the text alone. */
  find(text: string): SecretSpan[] {
    for (const value of this.#fresh) this.#index(value)
    this.#fresh = []
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
    for (const length of this.#lengths.get(text.slice(start, start + 4)) ?? []) {
      const part = text.slice(start, start + length)
      const secret = part.length === length ? this.#bySpelling.get(part) : undefined
      if (secret === undefined || this.#isPublic(raw, start, length, secret)) continue
      return { start, end: endOf(text, start, length, secret), secret }
    }
    return undefined
  }

  /** Whether what looks like a secret that was cut is the beginning of an id that is no secret. */
  #isPublic(raw: string, start: number, length: number, secret: string): boolean {
    if (length >= secret.length) return false
    idCharacters.lastIndex = start
    return this.#publicIds.has(idCharacters.exec(raw)?.[0] ?? '') && !/[\w-]/.test(raw[start - 1] ?? '')
  }

  #index(value: string): void {
    if (this.#beginnings.length === 0) this.#beginnings = new Uint8Array(beginnings)
    for (const spelling of encodingsOf(value)) {
      this.#bySpelling.set(spelling, value)
      this.#beginnings[beginning(spelling)] = 1
      const lengths = this.#lengths.get(spelling.slice(0, 4)) ?? []
      if (lengths.includes(spelling.length)) continue
      this.#lengths.set(
        spelling.slice(0, 4),
        [...lengths, spelling.length].toSorted((a, b) => b - a),
      )
    }
  }

  #drop(value: string): void {
    this.#fresh = this.#fresh.filter((fresh) => fresh !== value)
    for (const spelling of encodingsOf(value)) {
      if (this.#bySpelling.get(spelling) === value) this.#bySpelling.delete(spelling)
    }
  }
}

const beginnings = 16_384
const idCharacters = /[\w.@~-]{0,256}/y

function beginning(text: string): number {
  const first = text.charCodeAt(0) * 961 + text.charCodeAt(1) * 31
  return (first + text.charCodeAt(2)) & (beginnings - 1)
}

/** A secret that was cut ends where the text does not go on as the secret does. */
function endOf(text: string, start: number, length: number, secret: string): number {
  const whole = folded(secret)
  if (!whole.startsWith(text.slice(start, start + length))) return start + length
  let end = start + length
  while (end - start < whole.length && text[end] === whole[end - start]) end += 1
  return end
}

/** Values that somebody uses, and the newest of those that somebody did. */
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

  /** Whether it was not known before. */
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

/** Every field of a scenario whose name says that it is a secret. Calls have none, and may be a million. */
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
