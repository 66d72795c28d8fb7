import type { Event } from '../world/events.js'
import type { Instant } from '../world/world.js'

/** An event with when it happened and which request or control command caused it. */
export interface LoggedEvent {
  readonly sequence: number
  readonly at: Instant
  readonly cause: string
  readonly event: Event
}

/** A list that keeps its newest entries. */
export class Ring<Entry> {
  readonly #capacity: number
  #entries: Entry[] = []

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  push(entry: Entry): void {
    this.#entries.push(entry)
    if (this.#entries.length >= 2 * this.#capacity) this.#entries = this.newest()
  }

  /** The entries that are kept, the oldest first. */
  newest(): Entry[] {
    return this.#entries.slice(-this.#capacity)
  }

  clear(): void {
    this.#entries = []
  }
}
