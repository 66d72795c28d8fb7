/** A list that drops its oldest entries. */
export class Ring<Entry> {
  readonly #capacity: number
  readonly #entries: Entry[] = []
  /** Where the next entry goes. */
  #next = 0
  #pushed = 0

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  push(entry: Entry): void {
    this.#entries[this.#next] = entry
    this.#next = this.#next + 1 === this.#capacity ? 0 : this.#next + 1
    this.#pushed += 1
  }

  /** The newest entries, up to the capacity, oldest first. */
  newest(): Entry[] {
    if (this.#entries.length < this.#capacity) return this.#entries.slice()
    return [...this.#entries.slice(this.#next), ...this.#entries.slice(0, this.#next)]
  }

  /** How many entries were dropped. */
  get dropped(): number {
    return Math.max(0, this.#pushed - this.#capacity)
  }

  clear(): void {
    this.#entries.length = 0
    this.#next = 0
    this.#pushed = 0
  }
}
