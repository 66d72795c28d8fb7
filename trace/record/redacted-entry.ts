import { createHmac, randomBytes } from 'node:crypto'
import { shaped } from '../../redaction/secret-patterns.js'
import { Secrets } from '../../redaction/secrets.js'
import { unescaped } from '../../redaction/unescape.js'
import type { TraceExchange } from '../model/exchange.js'
import { bearerOf, clientCredentials, userCredentials } from '../replay/credentials.js'
import { Pseudonyms } from '../share/pseudonyms.js'
import { redactExchange } from '../share/redact.js'
import { harEntry } from '../share/write-har.js'
import { parsedJson } from '../read/json.js'

/** How many values are found again in texts for people, and how many secrets no entry may contain in any encoding. */
const remembered = { values: 5000, secrets: 1000 }
/** How many layers of escapes are undone in the search for secrets. */
const layers = 4

/** Why an exchange is not recorded. */
export type Redacted =
  | { readonly entry: ReturnType<typeof harEntry>; readonly target: string }
  | { readonly leftOut: 'a secret was left in it' }

/**
 * Replaces secrets and personal data in exchanges as they come. The replacement of a value depends on the value and on
 * a key that nothing but this process has, so equal values stay equal however long the recording takes.
 */
export class LiveRedaction {
  readonly #names: Pseudonyms
  readonly #secrets = new Secrets()
  readonly #added: string[] = []

  constructor(key = randomBytes(32)) {
    this.#names = new Pseudonyms({
      numberOf: (value) => createHmac('sha256', key).update(value).digest().readUIntBE(0, 6) % 10 ** 14,
      remembered: remembered.values,
    })
  }

  get replaced(): Readonly<Pseudonyms['counts']> {
    return this.#names.counts
  }

  /** @param cookies the values of the cookies of both messages, which are never recorded */
  entryOf(exchange: TraceExchange, bodyMissing: string | undefined, cookies: readonly string[]): Redacted {
    for (const secret of [...secretsOf(exchange), ...cookies]) this.#remember(secret)
    // A text for people may repeat what a later field names, so the names are collected first.
    redactExchange(exchange, this.#names)
    const redacted = redactExchange(exchange, this.#names)
    const reason = redacted.body === undefined ? (bodyMissing ?? 'it cannot be redacted') : undefined
    const entry = harEntry(redacted, reason)
    return this.#isClean(entry) ? { entry, target: redacted.target } : { leftOut: 'a secret was left in it' }
  }

  #remember(secret: string): void {
    // An ordinary word would be found in every path.
    if (secret.length < 8 || /^[a-z]+$/.test(secret) || secret.startsWith('redacted-')) return
    this.#secrets.add(secret)
    this.#added.push(secret)
    const oldest = this.#added.length > remembered.secrets ? this.#added.shift() : undefined
    if (oldest !== undefined) this.#secrets.remove(oldest)
  }

  /** The fields are replaced by their names. This finds a secret in any other place, also if it is encoded. */
  #isClean(entry: object): boolean {
    let text: string | undefined = JSON.stringify(entry)
    for (let layer = 0; layer < layers && text !== undefined; layer += 1) {
      if (this.#secrets.find(text).length > 0 || !shaped(this.#secrets, text).next().done) return false
      text = unescaped(text)?.text
    }
    return true
  }
}

const issued = /^(?:access|refresh|id)?_?token$|Token$|secret$|password$/i

/** The tokens and secrets that an exchange sends or issues. */
function secretsOf(exchange: TraceExchange): string[] {
  const sent = [clientCredentials(exchange)?.secret, userCredentials(exchange)?.secret, bearerOf(exchange)]
  const form = [...new URLSearchParams(exchange.body ?? '')]
    .filter(([name]) => issued.test(name))
    .map(([, value]) => value)
  const found = [...sent, ...form].filter((value) => value !== undefined)
  const look = (value: unknown, field: string): void => {
    if (typeof value === 'string' && issued.test(field)) found.push(value)
    if (typeof value !== 'object' || value === null) return
    for (const [name, each] of Object.entries(value)) look(each, Array.isArray(value) ? field : name)
  }
  for (const body of [exchange.body, exchange.response?.body]) look(parsedJson(body)?.value, '')
  return found
}
