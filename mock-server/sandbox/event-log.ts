import { subjectOf, type Event } from '../world/events.js'
import type { Holder, SharedMemory } from './shared-memory.js'
import type { Instant } from '../world/entities.js'

/** What happened to which thing, when, and the cause: a request, a control command or the clock. */
export interface LoggedEvent {
  readonly sequence: number
  readonly at: Instant
  readonly cause: string
  readonly type: Event['type']
  readonly subject: string
}

/** Receives each change of the log immediately. */
export interface Watcher {
  added(entry: LoggedEvent): void
  cleared(): void
}

const capacity = 10_000

/** Events are counted, and dropped for memory, so many at a time. */
const block = 64
/** What a block needs: five columns, the id of a request and that of a thing. */
const blockBytes = block * 200

/**
 * The newest 10,000 events of a sandbox, and fewer if they need too much memory. They are kept as columns: an object
 * per event would live long enough to be moved to the old space of V8, which costs more than the rest of a commit.
 */
export class EventLog implements Holder {
  readonly #sequences: number[] = []
  readonly #instants: Instant[] = []
  readonly #causes: string[] = []
  readonly #types: Event['type'][] = []
  readonly #subjects: string[] = []
  /** Where the next event goes. */
  #next = 0
  #kept = 0
  #pushed = 0
  #blocks = 0
  #memory: SharedMemory | undefined
  #watcher: Watcher | undefined

  /** Shares the memory of all journals of a mock. */
  join(memory: SharedMemory): void {
    this.#memory = memory
  }

  /** Drops everything, for good. */
  leave(): void {
    this.#watcher = undefined
    this.clear()
    this.#memory?.forget(this)
    this.#memory = undefined
  }

  push(sequence: number, at: Instant, cause: string, event: Event): void {
    const { type } = event
    const subject = subjectOf(event)
    this.#put(sequence, at, cause, type, subject)
    this.#watcher?.added({ sequence, at, cause, type, subject })
  }

  #put(sequence: number, at: Instant, cause: string, type: Event['type'], subject: string): void {
    const place = this.#next
    this.#sequences[place] = sequence
    this.#instants[place] = at
    this.#causes[place] = cause
    this.#types[place] = type
    this.#subjects[place] = subject
    this.#next = place + 1 === capacity ? 0 : place + 1
    this.#pushed += 1
    if (this.#kept === capacity) return
    this.#kept += 1
    if (this.#kept === (this.#blocks + 1) * block) this.#count()
  }

  #count(): void {
    this.#blocks += 1
    this.#memory?.use(this, blockBytes)
  }

  /** An estimate of the memory that the events need. */
  get bytes(): number {
    return this.#blocks * blockBytes
  }

  /** Drops the oldest 64 events, if there are as many. @returns whether it did */
  dropForMemory(): boolean {
    if (this.#blocks === 0) return false
    const oldest = this.#oldest
    for (let place = oldest; place < oldest + block; place += 1) {
      this.#causes[place % capacity] = ''
      this.#subjects[place % capacity] = ''
    }
    this.#kept -= block
    this.#blocks -= 1
    this.#memory?.free(blockBytes)
    return true
  }

  get #oldest(): number {
    return (this.#next + capacity - this.#kept) % capacity
  }

  /** The events that are kept, oldest first. */
  all(): LoggedEvent[] {
    const oldest = this.#oldest
    return Array.from({ length: this.#kept }, (_, index) => this.#entry((oldest + index) % capacity))
  }

  /** One event. Undefined when it was dropped. */
  find(sequence: number): LoggedEvent | undefined {
    const newest = (this.#next + capacity - 1) % capacity
    const age = (this.#sequences[newest] ?? 0) - sequence
    if (age < 0 || age >= this.#kept) return undefined
    const found = this.#entry((newest + capacity - age) % capacity)
    return found.sequence === sequence ? found : undefined
  }

  #entry(place: number): LoggedEvent {
    const sequence = this.#sequences[place] ?? 0
    const at = this.#instants[place] ?? 0
    const cause = this.#causes[place] ?? ''
    const subject = this.#subjects[place] ?? ''
    return { sequence, at, cause, type: this.#types[place] as Event['type'], subject }
  }

  /** Continues from the events that another log has kept. */
  load(entries: readonly LoggedEvent[], dropped: number): void {
    this.clear()
    for (const { sequence, at, cause, type, subject } of entries)
      this.#put(sequence, at, cause, type, subject)
    this.#pushed = entries.length + dropped
  }

  /** How many events were dropped. */
  get dropped(): number {
    return this.#pushed - this.#kept
  }

  clear(): void {
    for (const column of [this.#sequences, this.#instants, this.#causes, this.#types, this.#subjects]) {
      column.length = 0
    }
    this.#memory?.free(this.bytes)
    this.#next = 0
    this.#kept = 0
    this.#pushed = 0
    this.#blocks = 0
    this.#watcher?.cleared()
  }

  /** Sets the one watcher of the log. */
  watch(watcher: Watcher): void {
    this.#watcher = watcher
  }
}
