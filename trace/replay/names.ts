import { objectOf } from '../read/values.js'

/** Fields whose values a server makes up, so that two servers never agree on them. */
const madeUp =
  /(?:^|_)(?:access|refresh|id)_?token$|^(?:id|token|jti|kid|contextId|sessionId|session|accessKeyId|accessKeySecret|channelId|connectUri|client_?secret|correlationId|requestId|x5t|n|sub)$|Token$/i

/** What the server of the trace calls a thing, and what the mock calls it. */
export class Names {
  readonly #known: ReadonlySet<string>
  readonly #mock = new Map<string, string>()

  /** @param known names that both servers use, because they are in the scenario */
  constructor(known: ReadonlySet<string>) {
    this.#known = known
  }

  set(recorded: string, mock: string): void {
    this.#mock.set(recorded, mock)
  }

  has(recorded: string): boolean {
    return this.#mock.has(recorded)
  }

  of(recorded: string): string {
    return this.#mock.get(recorded) ?? recorded
  }

  /** Whether both values are names of one thing. A name that was not seen before is learned. */
  areSame(field: string, recorded: string, mock: string): boolean {
    if (this.of(recorded) === mock) return true
    if (!madeUp.test(field) || this.#mock.has(recorded) || this.#known.has(recorded)) return false
    this.#mock.set(recorded, mock)
    return true
  }

  /** A JSON value of a request with the names of the mock. */
  within(value: unknown): unknown {
    if (typeof value === 'string') return this.of(value)
    if (Array.isArray(value)) return value.map((each) => this.within(each))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(objectOf(value)).map(([name, each]) => [name, this.within(each)]),
    )
  }

  /** A request target with the names of the mock. */
  inTarget(target: string): string {
    const [path, query] = splitOnce(target, '?')
    const segments = path.split('/').map((segment) => this.#inSegment(segment))
    return segments.join('/') + (query === undefined ? '' : `?${this.inForm(query)}`)
  }

  /** A form or a query with the names of the mock. Only changed values are encoded anew. */
  inForm(form: string): string {
    return form
      .split('&')
      .map((pair) => {
        const [name, value] = splitOnce(pair, '=')
        return value === undefined ? pair : `${name}=${this.#inSegment(value, true)}`
      })
      .join('&')
  }

  #inSegment(segment: string, isForm = false): string {
    try {
      const plain = decodeURIComponent(isForm ? segment.replaceAll('+', ' ') : segment)
      const other = this.#mock.get(plain)
      return other === undefined ? segment : encodeURIComponent(other)
    } catch {
      return segment
    }
  }
}

function splitOnce(text: string, by: string): [string, string | undefined] {
  const at = text.indexOf(by)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}
