import type { Event } from '../world/events.js'
import type { Instant } from '../world/entities.js'

/** An event with when it happened and what caused it: a request, a control command or the clock. */
export interface LoggedEvent {
  readonly sequence: number
  readonly at: Instant
  readonly cause: string
  readonly event: Event
}

/** Told of what happens to a list, as it happens. */
export interface Watcher<Entry> {
  added(entry: Entry): void
  cleared(): void
}

/** How much longer than its capacity a list gets before it is cut: that is dear, and so is an entry. */
const slack = 1.125

/** A list that keeps its newest entries. */
export class Ring<Entry> {
  readonly #capacity: number
  #entries: Entry[] = []
  #pushed = 0
  #watcher: Watcher<Entry> | undefined

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  push(entry: Entry): void {
    this.#entries.push(entry)
    this.#pushed += 1
    if (this.#entries.length >= this.#capacity * slack) this.#entries = this.newest()
    this.#watcher?.added(entry)
  }

  /** The entries that are kept, the oldest first. */
  newest(): Entry[] {
    return this.#entries.slice(-this.#capacity)
  }

  /** How many older entries there were. */
  get dropped(): number {
    return Math.max(0, this.#pushed - this.#capacity)
  }

  clear(): void {
    this.#entries = []
    this.#pushed = 0
    this.#watcher?.cleared()
  }

  /** At most one watches: it can tell others. */
  watch(watcher: Watcher<Entry>): void {
    this.#watcher = watcher
  }
}
