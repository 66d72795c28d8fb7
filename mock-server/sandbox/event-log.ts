import { subjectOf, type Event } from '../world/events.js'
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

/**
 * The newest 10,000 events of a sandbox. They are kept as columns: an object per event would live long enough to be
 * moved to the old space of V8, which costs more than the rest of a commit.
 */
export class EventLog {
  readonly #sequences: number[] = []
  readonly #instants: Instant[] = []
  readonly #causes: string[] = []
  readonly #types: Event['type'][] = []
  readonly #subjects: string[] = []
  /** Where the next event goes. */
  #next = 0
  #pushed = 0
  #watcher: Watcher | undefined

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
  }

  /** The events that are kept, oldest first. */
  all(): LoggedEvent[] {
    const kept = this.#sequences.length
    const oldest = kept < capacity ? 0 : this.#next
    return Array.from({ length: kept }, (_, index) => this.#entry((oldest + index) % capacity))
  }

  /** One event. Undefined when it was dropped. */
  find(sequence: number): LoggedEvent | undefined {
    const newest = (this.#next + capacity - 1) % capacity
    const age = (this.#sequences[newest] ?? 0) - sequence
    if (age < 0 || age >= this.#sequences.length) return undefined
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
    return Math.max(0, this.#pushed - capacity)
  }

  clear(): void {
    for (const column of [this.#sequences, this.#instants, this.#causes, this.#types, this.#subjects]) {
      column.length = 0
    }
    this.#next = 0
    this.#pushed = 0
    this.#watcher?.cleared()
  }

  /** Sets the one watcher of the log. */
  watch(watcher: Watcher): void {
    this.#watcher = watcher
  }
}
