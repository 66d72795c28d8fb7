/** A way to write a secret where something else is expected. */
export type Encode = (secret: string) => string

const bytes = (text: string) => [...new TextEncoder().encode(text)]
const latin1 = (text: string) => String.fromCharCode(...bytes(text))
const percentEvery = (text: string) =>
  bytes(text)
    .map((byte) => `%${byte.toString(16).padStart(2, '0')}`)
    .join('')
const unicode = (text: string) =>
  Array.from(
    { length: text.length },
    (_, index) => String.raw`\u${text.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('')
const json = (text: string) => JSON.stringify(text).slice(1, -1)
const xml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll("'", '&apos;')
const base64 = (text: string) => btoa(latin1(text))
const bytesOf = (text: string, radix: number) =>
  bytes(text).map((byte) => byte.toString(radix).padStart(2, '0'))

export const spellings: Readonly<Record<string, Encode>> = {
  'as it is': (secret) => secret,
  'percent-encoded': encodeURIComponent,
  'percent-encoded in part': (secret) =>
    Array.from(secret, (sign, index) => (index % 2 ? percentEvery(sign) : encodeURIComponent(sign))).join(''),
  'percent-encoded throughout': percentEvery,
  'percent-encoded twice': (secret) => encodeURIComponent(percentEvery(secret)),
  'form-encoded': (secret) => new URLSearchParams({ x: secret }).toString().slice(2),
  'in base64': base64,
  'in base64, percent-encoded': (secret) => encodeURIComponent(base64(secret)),
  'in base64url': (secret) => base64(secret).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
  'after an id in base64': (secret) => base64(`an-id:${secret}`),
  'after a longer id in base64': (secret) => base64(`an-id-2:${secret}`),
  'form-encoded after an id in base64': (secret) =>
    base64(`id:${new URLSearchParams({ x: secret }).toString().slice(2)}`),
  'in hexadecimal': (secret) => Buffer.from(secret).toString('hex'),
  'in hexadecimal, in upper case': (secret) => Buffer.from(secret).toString('hex').toUpperCase(),
  'in hexadecimal with colons': (secret) => bytesOf(secret, 16).join(':'),
  'in hexadecimal with blanks, in upper case': (secret) => bytesOf(secret, 16).join(' ').toUpperCase(),
  'as the JSON of a Buffer': (secret) => JSON.stringify(Buffer.from(secret)),
  'as decimal bytes': (secret) => bytes(secret).join(', '),
  'in base64 in base64': (secret) => base64(base64(secret)),
  'in base64 in base64, after an id': (secret) => base64(base64(`an-id:${secret}`)),
  'in base64 of hexadecimal': (secret) => base64(Buffer.from(secret).toString('hex')),
  'in base64 of UTF-16': (secret) => Buffer.from(secret, 'utf16le').toString('base64'),
  'in JSON': json,
  'in JSON in JSON': (secret) => json(JSON.stringify({ nested: secret })),
  'escaped throughout in JSON': unicode,
  'in XML': xml,
  'in XML, by numbers': (secret) => Array.from(secret, (sign) => `&#${sign.codePointAt(0)};`).join(''),
  'in XML, by hexadecimal numbers': (secret) =>
    Array.from(secret, (sign) => `&#x${sign.codePointAt(0)?.toString(16)};`).join(''),
}

/** What may not be found again: parts so long of what was sent that they are no accident. */
export class Traces {
  readonly #parts = new Set<string>()
  readonly #length = 10

  /** The end of what was sent: it may begin with what is no secret, like an id. */
  add(sent: string): void {
    const from = sent.length < 24 ? 0 : Math.floor(sent.length / 3)
    for (let start = from; start + this.#length <= sent.length; start += 1) {
      this.#parts.add(sent.slice(start, start + this.#length))
    }
  }

  /** The parts that a text has, where it has any. */
  in(text: string): string[] {
    const found = new Set<string>()
    for (let start = 0; start + this.#length <= text.length; start += 1) {
      const part = text.slice(start, start + this.#length)
      if (this.#parts.has(part)) found.add(part)
    }
    return [...found]
  }
}

/** All texts of a value, names included, as they are before JSON escapes them. */
export function textsOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return ''
  return Object.entries(value)
    .map(([name, each]) => `${name}\n${textsOf(each)}`)
    .join('\n')
}
