import type { OperationId } from '../../contracts/api/index.js'
import { detached } from '../world/detached.js'
import { Ring } from './event-log.js'
import type { Rejection } from '../operations/rejection.js'
import type { InjectedFault } from '../faults/fault.js'
import type { PlainResponse, PlainRequest } from '../http/message.js'
import type { Instant, Principal } from '../world/entities.js'

/** One request with its reply and how it came about, as received: control/ redacts it on every way out. */
export interface Exchange {
  readonly requestId: string
  readonly sandboxId: string
  readonly at: Instant
  /** When a request that waited, as a long poll does, was answered. */
  readonly answeredAt?: Instant
  readonly method: string
  readonly target: string
  readonly headers: readonly string[]
  /** No more of it than `keep` leaves. */
  readonly body: string
  /** How many characters it had. */
  readonly bodyLength: number
  readonly connection: number | undefined
  readonly operationId: OperationId | undefined
  readonly principal: Principal | undefined
  readonly problem: Rejection | undefined
  /** The row of the recording lifecycle that allowed it; one that refused is the rule of `problem`. */
  readonly row: string | undefined
  /** The fault that met the request: what it answers is not the API's. */
  readonly fault: InjectedFault | undefined
  readonly reply: PlainResponse
  /** How many events the World had seen before and after. */
  readonly before: number
  readonly after: number
}

const capacity = 1000
/** How much of a body is shown. */
export const shownBody = 16_384
/** More is kept than is shown, since a secret that is cut would not be known as one. */
const keptBody = shownBody + 4096

/** The newest exchanges of a sandbox: at most 1000, each with at most 20 kB of its body. */
export class Journal {
  readonly #ring = new Ring<Exchange>(capacity)

  record(exchange: Exchange): void {
    this.#ring.push(exchange)
  }

  all(): readonly Exchange[] {
    return this.#ring.newest()
  }

  /** How many older ones are kept no more. */
  get dropped(): number {
    return this.#ring.dropped
  }

  find(requestId: string): Exchange | undefined {
    return this.#ring.newest().find((exchange) => exchange.requestId === requestId)
  }

  clear(): void {
    this.#ring.clear()
  }
}

/** A body as the journal keeps it. */
export function keep(body: string): string {
  return body.length <= keptBody ? body : detached(body.slice(0, keptBody))
}

/** A body that was not needed, or not readable, as the journal shows it. */
export function asText(body: PlainRequest['body']): string {
  if (body === undefined || body.length === 0) return ''
  return typeof body === 'string' ? body : new TextDecoder().decode(body)
}
