import type { Assumptions } from '../../contracts/register/ambiguities.js'
import type { OperationId } from '../../contracts/api/index.js'
import { detached } from '../world/values/detached.js'
import type { InjectedFault } from '../faults/fault.js'
import type { PlainResponse, PlainRequest } from '../http/message.js'
import type { Instant, Principal } from '../world/entities.js'
import type { Holder, SharedMemory } from './shared-memory.js'
import type { RecordedRejection } from './recorded-rejection.js'

/** One request with its response and how it was decided, secrets included: control/ redacts it before it leaves. */
export interface Exchange {
  readonly requestId: string
  readonly sandboxId: string
  readonly at: Instant
  /** When a long poll that waited was answered. */
  readonly answeredAt: Instant | undefined
  readonly method: string
  readonly target: string
  readonly headers: readonly string[]
  /** The start of the body, see `keep`. */
  readonly body: string
  /** The number of characters of the whole body. */
  readonly bodyLength: number
  readonly connection: number | undefined
  /** Whether it came over HTTPS. */
  readonly secure?: true
  readonly operationId: OperationId | undefined
  readonly principal: Principal | undefined
  /** Who sent a token request. Only an exchange from a store has it, because its headers do not tell it any more. */
  readonly sender?: string
  readonly rejection: RecordedRejection | undefined
  /** The stage of the pipeline that rejected the request. */
  readonly rejectedAt: string | undefined
  /** The row of the recording lifecycle that allowed it. A row that rejected is the rule of `rejection`. */
  readonly row: string | undefined
  /** The injected fault: its response is not the API's. */
  readonly fault: InjectedFault | undefined
  readonly response: PlainResponse
  /** The variants of the ambiguity register in force. One that is absent is the default. */
  readonly assumptions: Partial<Assumptions>
  /** Set when the client left before the whole response was due. `response.transport` has what was sent. */
  readonly clientLeft?: true
  /** How many events the World had seen before the request and after it. */
  readonly before: number
  readonly after: number
}

const capacity = 1000
/** How many characters of a body are shown. */
export const shownBody = 16_384
/** More is kept than is shown, because a secret that is cut in two cannot be recognised. */
const maxBody = shownBody + 4096

/** The newest exchanges of a sandbox: at most 1000, and fewer if they need too much memory. */
export class Journal implements Holder {
  readonly #exchanges: (Exchange | undefined)[] = []
  /** What each of them counts for. */
  readonly #sizes: number[] = []
  #oldest = 0
  #kept = 0
  #recorded = 0
  #bytes = 0
  #memory: SharedMemory | undefined
  /** Whether an exchange was dropped before there were 1000 newer ones. */
  droppedForMemory = false

  /** Shares the memory of all journals of a mock. */
  join(memory: SharedMemory): void {
    this.#memory = memory
  }

  /** Drops everything, for good. */
  leave(): void {
    this.clear()
    this.#memory?.forget(this)
    this.#memory = undefined
  }

  record(exchange: Exchange): void {
    if (this.#kept === capacity) this.#drop()
    const place = (this.#oldest + this.#kept) % capacity
    const bytes = bytesOf(exchange)
    this.#exchanges[place] = exchange
    this.#sizes[place] = bytes
    this.#kept += 1
    this.#recorded += 1
    this.#bytes += bytes
    this.#memory?.use(this, bytes)
  }

  /**
   * The headers of a request to be recorded. Many requests of a client have the same ones: the newest exchanges share
   * one list, because the texts are most of what an exchange needs.
   */
  sharedHeaders(headers: readonly string[]): readonly string[] {
    for (let index = this.#kept - 1; index >= 0 && index >= this.#kept - compared; index -= 1) {
      const known = this.#at(index)?.headers
      if (known && isSame(known, headers)) return known
    }
    return headers
  }

  /** @returns whether the journal still had the exchange */
  replace(recorded: Exchange, by: Exchange): boolean {
    const place = this.#exchanges.indexOf(recorded)
    if (place !== -1) this.#exchanges[place] = by
    return place !== -1
  }

  /** The kept exchanges, oldest first. */
  all(): readonly Exchange[] {
    return Array.from({ length: this.#kept }, (_, index) => this.#at(index)).filter(
      (each) => each !== undefined,
    )
  }

  /** How many older exchanges were dropped. */
  get dropped(): number {
    return this.#recorded - this.#kept
  }

  /** An estimate of the memory that the exchanges need. */
  get bytes(): number {
    return this.#bytes
  }

  find(requestId: string): Exchange | undefined {
    return this.all().find((exchange) => exchange.requestId === requestId)
  }

  /** Drops the oldest exchange, if there are more than `least`. @returns whether it did */
  dropForMemory(least: number): boolean {
    if (this.#kept <= least) return false
    this.droppedForMemory = true
    this.#drop()
    return true
  }

  /** Continues from the exchanges that another journal has kept. */
  load(exchanges: readonly Exchange[], dropped: number): void {
    this.clear()
    for (const exchange of exchanges) this.record(exchange)
    this.#recorded += dropped
  }

  clear(): void {
    while (this.#kept > 0) this.#drop()
    this.#recorded = 0
    this.droppedForMemory = false
  }

  #at(index: number): Exchange | undefined {
    return this.#exchanges[(this.#oldest + index) % capacity]
  }

  #drop(): void {
    const bytes = this.#sizes[this.#oldest] ?? 0
    this.#exchanges[this.#oldest] = undefined
    this.#oldest = (this.#oldest + 1) % capacity
    this.#kept -= 1
    this.#bytes -= bytes
    this.#memory?.free(bytes)
  }
}

/** How many exchanges `sharedHeaders` looks at. */
const compared = 4

function isSame(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false
  for (let index = one.length - 1; index >= 0; index -= 1) if (one[index] !== other[index]) return false
  return true
}

/** What the objects of an exchange need, without its texts. */
const ownBytes = 1500

function bytesOf({ target, headers, body, response, rejection }: Exchange): number {
  let bytes = ownBytes + target.length + textBytes(body) + textBytes(response.body) + (rejection?.length ?? 0)
  for (const text of headers) bytes += text.length
  for (const name in response.headers) bytes += response.headers[name]?.length ?? 0
  return bytes
}

/** Only a long text is looked through: V8 needs two bytes per character as soon as one is beyond Latin-1. */
function textBytes(text: string): number {
  return text.length > 1000 && /[\u0100-\uffff]/.test(text) ? text.length * 2 : text.length
}

/** The part of a body that the journal keeps. */
export function keep(body: string): string {
  return body.length <= maxBody ? body : detached(body.slice(0, maxBody))
}

/** The text of a body that no stage has read. */
export function asText(body: PlainRequest['body']): string {
  if (body === undefined || body.length === 0) return ''
  return typeof body === 'string' ? body : new TextDecoder().decode(body)
}
