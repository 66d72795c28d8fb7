import type { OperationId } from '../../contracts/api/index.js'
import type { Instant } from '../world/entities.js'
import type { ConnectionFault } from '../http/message.js'
/**
 * What is wrong with a token that was accepted a moment ago. REVOKED_AFTER lets the operation happen, and
 * revokes the token then: what was accepted goes on, and the next request with the token is refused. The last two
 * are wrong with the id_token that is issued: its key is not the one that the JWKS had until now, or one that no
 * JWKS has.
 */
export const tokenFaults = [
  'EXPIRED',
  'REVOKED',
  'UNKNOWN',
  'SCOPE_DOWNGRADED',
  'REVOKED_AFTER',
  'KEY_ROTATED',
  'UNKNOWN_KEY',
] as const

type TokenFault = (typeof tokenFaults)[number]

/** How a 429 says when to come back. */
export const retryAfterForms = ['seconds', 'date', 'absent', 'malformed'] as const

/** A body that comes in so many chunks, spread over so many milliseconds: in WireMock's words. */
interface DribbleDelay {
  readonly numberOfChunks: number
  readonly totalDuration: number
}

interface Quota {
  /** How many requests a window takes. */
  readonly limit: number
  readonly windowMillis: number
  /** Default: seconds. */
  readonly retryAfter?: (typeof retryAfterForms)[number]
}

/**
 * "Answer differently, so many times": data. All times go by the sandbox's clock, all chance by its seed.
 * Unless `commit` is set nothing is decided: the state stays as it was.
 */
export interface Fault {
  /** Which operations it meets. Default: all. */
  readonly on?: OperationId | readonly OperationId[]
  /** How many requests go by first. */
  readonly succeedFirst?: number
  /** How many requests it meets. Default: all. */
  readonly times?: number
  /** From 0 to 1. Default: 1. */
  readonly probability?: number
  /** How long it lives. */
  readonly ttlMillis?: number
  /** Waits before the answer, whatever it is. */
  readonly fixedDelayMilliseconds?: number
  /** Sends the head at once, and the body of the answer bit by bit, whatever it is. */
  readonly chunkedDribbleDelay?: DribbleDelay
  /** Answers with this status, and the body that the surface has for it unless `body` is given. */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** How long the body is at least, where there is one: filled up with spaces, which the journal does not keep. */
  readonly bodyBytes?: number
  /** Edits the JSON body of the answer, by RFC 7396: a null removes a member. Any other body stays as it is. */
  readonly mergePatch?: Readonly<Record<string, unknown>>
  /** Answers 307 with this Location. */
  readonly redirectTo?: string
  readonly fault?: ConnectionFault
  /** How much of the body STALL and TRUNCATED_BODY send. Default: half. */
  readonly bytes?: number
  /** Lets the operation happen, and then loses or replaces its answer. */
  readonly commit?: boolean
  readonly quota?: Quota
  readonly token?: TokenFault
}

export interface ActiveFault extends Fault {
  readonly id: string
  /** How many requests it has met. */
  readonly met: number
}

interface Entry {
  readonly id: string
  readonly fault: Fault
  readonly since: Instant
  seen: number
  met: number
  window: { readonly start: Instant; count: number }
}

/** What a fault does to the request at hand. `retryInMillis` is set when its quota is used up. */
export interface InjectedFault {
  readonly id: string
  readonly fault: Fault
  readonly retryInMillis?: number
}

/** The faults of a sandbox, in the order in which they were given. The first that meets a request counts. */
export class Faults {
  readonly #chance: () => number
  #entries: Entry[] = []
  #made = 0

  /** @param chance the next number from 0 to 1, from the seed */
  constructor(chance: () => number) {
    this.#chance = chance
  }

  get any(): boolean {
    return this.#entries.length > 0
  }

  add(fault: Fault, now: Instant): string {
    this.#made += 1
    const id = `fault-${this.#made}`
    this.#entries.push({ id, fault, since: now, seen: 0, met: 0, window: { start: now, count: 0 } })
    return id
  }

  list(now: Instant): ActiveFault[] {
    this.#expire(now)
    return this.#entries.map(({ id, fault, met }) => ({ id, ...fault, met }))
  }

  /** Whether there was one. */
  remove(id: string): boolean {
    const left = this.#entries.filter((entry) => entry.id !== id)
    const found = left.length < this.#entries.length
    this.#entries = left
    return found
  }

  clear(): void {
    this.#entries = []
  }

  /** The fault that meets a request for this operation, if one does. */
  meet(operationId: OperationId, now: Instant): InjectedFault | undefined {
    if (!this.any) return undefined
    this.#expire(now)
    for (const entry of this.#entries) {
      const met = this.#meets(entry, operationId, now)
      if (met) return met
    }
    return undefined
  }

  #meets(entry: Entry, operationId: OperationId, now: Instant): InjectedFault | undefined {
    const { id, fault } = entry
    const { on, succeedFirst = 0, times = Infinity, probability = 1, quota } = fault
    if (on !== undefined && !(typeof on === 'string' ? on === operationId : on.includes(operationId)))
      return undefined
    entry.seen += 1
    if (entry.seen <= succeedFirst || entry.met >= times) return undefined
    if (probability < 1 && this.#chance() >= probability) return undefined
    if (!quota) {
      entry.met += 1
      return { id, fault }
    }
    if (now >= entry.window.start + quota.windowMillis) entry.window = { start: now, count: 0 }
    entry.window.count += 1
    if (entry.window.count <= quota.limit) return undefined
    entry.met += 1
    return { id, fault, retryInMillis: entry.window.start + quota.windowMillis - now }
  }

  /** When faults end by themselves: their time to live, or the window of their quota. */
  ends(now: Instant): { readonly id: string; readonly at: Instant }[] {
    this.#expire(now)
    return this.#entries.flatMap(({ id, fault, since, window }) => [
      ...(fault.ttlMillis === undefined ? [] : [{ id, at: since + fault.ttlMillis }]),
      ...(fault.quota ? [{ id: `the window of ${id}`, at: window.start + fault.quota.windowMillis }] : []),
    ])
  }

  #expire(now: Instant): void {
    this.#entries = this.#entries.filter(({ fault, since }) => now < since + (fault.ttlMillis ?? Infinity))
  }
}
