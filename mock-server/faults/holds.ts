import type { OperationId } from '../../contracts/api/index.js'
import { limits, type PlainRequest } from '../http/message.js'
import type { Instant, Principal } from '../world/entities.js'

/** Holds requests after they are accepted and before they are decided, so that a test chooses the order. */
export interface Hold {
  /** The operations whose requests are held. Default: all. */
  readonly on?: OperationId | readonly OperationId[]
  /** How many requests are held. Default: all. */
  readonly times?: number
}

export interface ActiveHold extends Hold {
  readonly id: string
  /** How many requests it has held so far. */
  readonly met: number
}

/** How the wait of a held request ends: `gone` when its client is, `ended` with the World that it belongs to. */
export type HoldEnd = 'released' | 'gone' | 'ended'

/** A request that waits, secrets included: control/ redacts it before it leaves. */
interface WaitingRequest {
  readonly requestId: string
  readonly holdId: string
  readonly at: Instant
  readonly method: string
  readonly target: string
  readonly operationId: OperationId
  readonly principal: Principal | undefined
  readonly body: string
}

export interface HeldRequest extends WaitingRequest {
  /** Set when the wait is over. */
  readonly end: HoldEnd | undefined
  /** Resolves when the wait is over. */
  readonly over: Promise<undefined>
}

interface Entry {
  readonly id: string
  readonly hold: Hold
  met: number
}

/** The holds of a sandbox, and the requests that they hold, in the order of arrival. */
export class Holds {
  #entries: Entry[] = []
  #made = 0
  readonly #held = new Map<
    string,
    { readonly request: HeldRequest; readonly finish: (end: HoldEnd) => void }
  >()
  readonly #listeners = new Set<() => void>()

  get full(): boolean {
    return this.#held.size >= limits.heldRequests
  }

  get count(): number {
    return this.#entries.length
  }

  add(hold: Hold): string {
    this.#made += 1
    const id = `hold-${this.#made}`
    this.#entries.push({ id, hold, met: 0 })
    return id
  }

  list(): ActiveHold[] {
    return this.#entries.map(({ id, hold, met }) => ({ id, ...hold, met }))
  }

  remove(id: string): void {
    this.#entries = this.#entries.filter((entry) => entry.id !== id)
  }

  /** The id of the hold that applies to a request for this operation, if any. Counts the request. */
  match(operationId: OperationId): string | undefined {
    const found = this.#entries.find(({ hold: { on, times = Infinity }, met }) => {
      return met < times && (on === undefined || [on].flat().includes(operationId))
    })
    if (found) found.met += 1
    return found?.id
  }

  /** Holds a request until it is released, its client is gone, or its World ends. */
  hold(waiting: WaitingRequest, whenGone: PlainRequest['whenGone']): HeldRequest {
    let finish: (end: HoldEnd) => void = () => undefined
    let ended: HoldEnd | undefined
    const over = new Promise<undefined>((resolve) => {
      finish = (end) => {
        if (!this.#held.delete(waiting.requestId)) return
        ended = end
        resolve(undefined)
        this.#notify()
      }
    })
    const request: HeldRequest = {
      ...waiting,
      over,
      get end() {
        return ended
      },
    }
    this.#held.set(waiting.requestId, { request, finish })
    whenGone?.(() => finish('gone'))
    this.#notify()
    return request
  }

  held(): readonly HeldRequest[] {
    return Array.from(this.#held.values(), ({ request }) => request)
  }

  /** Resolves when the request is decided: the kernel waits for the same promise, and was first. */
  async release(requestId: string): Promise<void> {
    const found = this.#held.get(requestId)
    found?.finish('released')
    await found?.request.over
  }

  /** Ends every wait without a decision. */
  end(): void {
    for (const { finish } of this.#held.values()) finish('ended')
  }

  /** Ends every wait, and holds no further request. */
  close(): void {
    this.#entries = []
    this.end()
  }

  /** Calls `listener` whenever a request is held or no longer held, until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #notify(): void {
    for (const listener of this.#listeners) listener()
  }
}
