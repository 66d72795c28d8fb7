import type { Event } from '../world/events.js'
import type { Instant } from '../world/entities.js'

/** An event, when it happened, and its cause: a request, a control command or the clock. */
export interface LoggedEvent {
  readonly sequence: number
  readonly at: Instant
  readonly cause: string
  readonly event: Event
}

/** Receives each change of a list immediately. */
export interface Watcher<Entry> {
  added(entry: Entry): void
  cleared(): void
}

/** A list is cut when it is this many times its capacity: cutting costs time, and entries cost memory. */
const slack = 1.125

/** A list that drops its oldest entries. */
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

  /** The newest entries, up to the capacity, oldest first. */
  newest(): Entry[] {
    return this.#entries.slice(-this.#capacity)
  }

  /** How many entries were dropped. */
  get dropped(): number {
    return Math.max(0, this.#pushed - this.#capacity)
  }

  clear(): void {
    this.#entries = []
    this.#pushed = 0
    this.#watcher?.cleared()
  }

  /** Sets the one watcher of the list. */
  watch(watcher: Watcher<Entry>): void {
    this.#watcher = watcher
  }
}
