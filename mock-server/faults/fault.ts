import type { OperationId } from '../../contracts/api/index.js'
import type { RecordingState } from '../../contracts/lifecycle/row.js'
import type { ConnectionFault } from '../http/message.js'
import type { Instant, Recording } from '../world/entities.js'
import { stateOf } from '../world/recordings/evolve.js'
import { drawDelay, type DelayDistribution } from './delay-distribution.js'
import { chanceAt, type Chance } from './seeded-random.js'

/**
 * A defect of a token that was accepted before. REVOKED_AFTER lets the operation happen and then revokes the token, so
 * that the next request with it is rejected. KEY_ROTATED and UNKNOWN_KEY affect the id_token that is issued: it is
 * signed with a new key that clients have not seen in the JWKS yet, or with a key that is in no JWKS.
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

/** The forms of Retry-After in a 429. */
export const retryAfterForms = ['seconds', 'date', 'absent', 'malformed'] as const

/** A body sent in `numberOfChunks`, spread over `totalDuration` milliseconds. The names are WireMock's. */
interface DribbleDelay {
  readonly numberOfChunks: number
  readonly totalDuration: number
}

/** A state of a recording, for faults that apply only in some states. */
interface RecordingCondition {
  readonly recordingState: RecordingState | readonly RecordingState[]
  /** Default: any recording of the sandbox. */
  readonly recordingId?: string
}

interface Quota {
  /** How many requests are accepted in a window. */
  readonly limit: number
  /** The length of a window, in milliseconds on the clock of the sandbox. */
  readonly windowMillis: number
  /** Default: seconds. */
  readonly retryAfter?: (typeof retryAfterForms)[number]
}

/**
 * Makes the mock respond differently, so many times. Times follow the sandbox's clock, and chance follows its seed.
 * The operation does not happen, and the state does not change, unless `commit` is set.
 */
export interface Fault {
  /** The operations that the fault applies to. Default: all. */
  readonly on?: OperationId | readonly OperationId[]
  /** Applies only while a recording is in one of these states. Other requests are not counted. Default: always. */
  readonly while?: RecordingCondition
  /** How many requests are left alone first. Default: 0. */
  readonly succeedFirst?: number
  /** How many requests the fault is injected into. Default: all. */
  readonly times?: number
  /** The probability of each injection, from 0 to 1. Default: 1. */
  readonly probability?: number
  /** Removes the fault after so many milliseconds. Default: never. */
  readonly ttlMillis?: number
  /** Delays the response, also that of another fault, by so many milliseconds. */
  readonly fixedDelayMilliseconds?: number
  /** Delays each response by a number of milliseconds that is drawn by the seed of the sandbox. */
  readonly delayDistribution?: DelayDistribution
  /** Sends the headers immediately, and the body in delayed chunks. */
  readonly chunkedDribbleDelay?: DribbleDelay
  /** Answers with this status, and with the error body of the surface unless `body` is given. */
  readonly status?: number
  /** Replaces headers of the response, or adds them. */
  readonly headers?: Readonly<Record<string, string>>
  /** Moves the time in the header Date by so many milliseconds. A negative number is a server that is slow. */
  readonly dateSkewMilliseconds?: number
  /** Replaces the body of the response. */
  readonly body?: string
  /** Pads a body with spaces to at least so many bytes. The journal does not keep the spaces. */
  readonly bodyBytes?: number
  /** Edits a JSON body by RFC 7396, where null removes a member. Other bodies stay as they are. */
  readonly mergePatch?: Readonly<Record<string, unknown>>
  /** Answers 307 with this Location. */
  readonly redirectTo?: string
  /** Breaks the connection instead of a proper response. */
  readonly fault?: ConnectionFault
  /** How many bytes of the body STALL and TRUNCATED_BODY send. Default: half of the body. */
  readonly bytes?: number
  /** Lets the operation happen, and then drops or replaces its response. */
  readonly commit?: boolean
  /** Rejects with 429 what is above a limit. */
  readonly quota?: Quota
  /** Lets the token of the request expire, or makes it unusable in another way. */
  readonly token?: TokenFault
}

export interface ActiveFault extends Fault {
  readonly id: string
  /** How many requests the fault was injected into. */
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

/** A fault that applies to one request. */
export interface InjectedFault {
  readonly id: string
  readonly fault: Fault
  /** Set when the quota of the fault is used up. */
  readonly retryInMillis?: number
  /** The delay of this response, fixed or drawn. */
  readonly delayMillis?: number
}

type Recordings = ReadonlyMap<string, Recording>

/** The faults of a sandbox as plain data. */
export interface FaultsState {
  readonly made: number
  readonly chance: readonly number[]
  readonly entries: readonly Entry[]
}

/** The faults of a sandbox in the order in which they were added. The first that applies to a request is injected. */
export class Faults {
  #chance: Chance
  #entries: Entry[] = []
  #made = 0
  /** Called before a fault is added, used or removed. */
  onChange: () => void = () => undefined

  constructor(chance: Chance) {
    this.#chance = chance
  }

  /** The faults with their counts, as plain data. Assign an earlier state to continue from it. */
  get state(): FaultsState {
    return { made: this.#made, chance: this.#chance.state(), entries: structuredClone(this.#entries) }
  }

  set state({ made, chance, entries }: FaultsState) {
    this.#made = made
    this.#chance = chanceAt(chance)
    this.#entries = structuredClone([...entries])
  }

  get any(): boolean {
    return this.#entries.length > 0
  }

  add(fault: Fault, now: Instant): string {
    this.onChange()
    this.#made += 1
    const id = `fault-${this.#made}`
    this.#entries.push({ id, fault, since: now, seen: 0, met: 0, window: { start: now, count: 0 } })
    return id
  }

  list(now: Instant): ActiveFault[] {
    this.#expire(now)
    return this.#entries.map(({ id, fault, met }) => ({ id, ...fault, met }))
  }

  /** @returns whether there was such a fault */
  remove(id: string): boolean {
    const left = this.#entries.filter((entry) => entry.id !== id)
    if (left.length === this.#entries.length) return false
    this.onChange()
    this.#entries = left
    return true
  }

  clear(): void {
    this.onChange()
    this.#entries = []
  }

  /** The fault to inject into a request for this operation, if any. Counts the request. */
  match(operationId: OperationId, now: Instant, recordings: Recordings): InjectedFault | undefined {
    if (!this.any) return undefined
    this.#expire(now)
    for (const entry of this.#entries) {
      if (!appliesTo(entry.fault, operationId, recordings)) continue
      this.onChange()
      const injected = this.#apply(entry, now)
      if (injected) return injected
    }
    return undefined
  }

  #apply(entry: Entry, now: Instant): InjectedFault | undefined {
    const { fault } = entry
    const { succeedFirst = 0, times = Infinity, probability = 1, quota } = fault
    entry.seen += 1
    if (entry.seen <= succeedFirst || entry.met >= times) return undefined
    if (probability < 1 && this.#chance.next() >= probability) return undefined
    if (!quota) {
      return this.#inject(entry)
    }
    if (now >= entry.window.start + quota.windowMillis) entry.window = { start: now, count: 0 }
    entry.window.count += 1
    if (entry.window.count <= quota.limit) return undefined
    return { ...this.#inject(entry), retryInMillis: entry.window.start + quota.windowMillis - now }
  }

  #inject(entry: Entry): InjectedFault {
    entry.met += 1
    const { id, fault } = entry
    const { fixedDelayMilliseconds, delayDistribution: drawn } = fault
    const delayMillis = drawn ? drawDelay(drawn, this.#chance.next) : fixedDelayMilliseconds
    return delayMillis === undefined ? { id, fault } : { id, fault, delayMillis }
  }

  /** When faults end by themselves: at the end of their lifetime, or of the window of their quota. */
  ends(now: Instant): { readonly id: string; readonly at: Instant }[] {
    this.#expire(now)
    return this.#entries.flatMap(({ id, fault, since, window }) => [
      ...(fault.ttlMillis === undefined ? [] : [{ id, at: since + fault.ttlMillis }]),
      ...(fault.quota ? [{ id: `the window of ${id}`, at: window.start + fault.quota.windowMillis }] : []),
    ])
  }

  #expire(now: Instant): void {
    // Every request comes here, and few faults end: a list is made only when one does.
    if (this.#entries.some((entry) => hasEnded(entry, now)))
      this.#entries = this.#entries.filter((entry) => !hasEnded(entry, now))
  }
}

function hasEnded({ fault, since }: Entry, now: Instant): boolean {
  return now >= since + (fault.ttlMillis ?? Infinity)
}

function appliesTo(fault: Fault, operationId: OperationId, recordings: Recordings): boolean {
  const { on } = fault
  if (on !== undefined && !(typeof on === 'string' ? on === operationId : on.includes(operationId)))
    return false
  if (!fault.while) return true
  const { recordingState, recordingId } = fault.while
  const states = new Set<RecordingState>([recordingState].flat())
  const isMet = (recording: Recording) => states.has(stateOf(recording))
  if (recordingId === undefined) return [...recordings.values()].some(isMet)
  const recording = recordings.get(recordingId)
  return recording !== undefined && isMet(recording)
}
