import type { OperationId } from '../../contracts/api/index.js'
import { Ring } from '../log/memory.js'
import type { Problem } from '../operations/problem.js'
import type { Instant, Principal } from '../world/world.js'
import type { MetFault } from './fault.js'
import type { Reply } from './message.js'

/** One request with its reply and how it came about, as received: control/ redacts it on every way out. */
export interface Exchange {
  readonly requestId: string
  readonly sandboxId: string
  readonly at: Instant
  readonly method: string
  readonly target: string
  readonly headers: readonly string[]
  readonly body: string
  readonly operationId: OperationId | undefined
  readonly principal: Principal | undefined
  readonly problem: Problem | undefined
  /** The row of the recording lifecycle that allowed it; one that refused is the rule of `problem`. */
  readonly row: string | undefined
  /** The fault that met the request: what it answers is not the API's. */
  readonly fault: MetFault | undefined
  readonly reply: Reply
  /** How many events the World had seen before and after. */
  readonly before: number
  readonly after: number
}

const capacity = 1000
const longestBody = 16_384

/** The newest exchanges of a sandbox: at most 1000, each with at most 16 kB of either body. */
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
  return body.length <= longestBody ? body : `${body.slice(0, longestBody)}… (${body.length} characters)`
}
