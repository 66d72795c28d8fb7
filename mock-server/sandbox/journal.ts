import type { OperationId } from '../../contracts/api/index.js'
import { detached } from '../world/detached.js'
import { Ring } from './ring.js'
import type { Rejection } from '../operations/rejection.js'
import type { InjectedFault } from '../faults/fault.js'
import type { PlainResponse, PlainRequest } from '../http/message.js'
import type { Instant, Principal } from '../world/entities.js'

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
  readonly operationId: OperationId | undefined
  readonly principal: Principal | undefined
  readonly rejection: Rejection | undefined
  /** The stage of the pipeline that rejected the request. */
  readonly rejectedAt: string | undefined
  /** The row of the recording lifecycle that allowed it. A row that rejected is the rule of `rejection`. */
  readonly row: string | undefined
  /** The injected fault: its response is not the API's. */
  readonly fault: InjectedFault | undefined
  readonly response: PlainResponse
  /** How many events the World had seen before the request and after it. */
  readonly before: number
  readonly after: number
}

const capacity = 1000
/** How many characters of a body are shown. */
export const shownBody = 16_384
/** More is kept than is shown, because a secret that is cut in two cannot be recognised. */
const maxBody = shownBody + 4096

/** The newest exchanges of a sandbox: at most 1000, each with at most 20 kB of its body. */
export class Journal {
  readonly #ring = new Ring<Exchange>(capacity)

  record(exchange: Exchange): void {
    this.#ring.push(exchange)
  }

  all(): readonly Exchange[] {
    return this.#ring.newest()
  }

  /** How many older exchanges were dropped. */
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

/** The part of a body that the journal keeps. */
export function keep(body: string): string {
  return body.length <= maxBody ? body : detached(body.slice(0, maxBody))
}

/** The text of a body that no stage has read. */
export function asText(body: PlainRequest['body']): string {
  if (body === undefined || body.length === 0) return ''
  return typeof body === 'string' ? body : new TextDecoder().decode(body)
}
