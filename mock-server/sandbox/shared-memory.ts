/** Keeps things that it can drop, oldest first, when the memory that it shares is full. */
export interface Holder {
  /** An estimate of the memory that it needs. */
  readonly bytes: number
  /** Drops its oldest, if it has more than `least`. @returns whether it did */
  dropForMemory(least: number): boolean
}

/** The defaults for the journals of a mock together, and for its tokens, codes and sessions, in megabytes. */
export const defaultMegabytes = { journal: 64, tokens: 32 } as const

/** Bounds the memory of all holders together. The holder that was not used for the longest time drops its oldest. */
export class SharedMemory {
  readonly #limit: number
  readonly #limitOfOne: number
  /** Least recently used first. */
  readonly #holders = new Set<Holder>()
  #newest: Holder | undefined
  #used = 0

  /** @param share the part of it that one holder may use */
  constructor(megabytes: number, share: number) {
    this.#limit = megabytes * 1_000_000
    this.#limitOfOne = this.#limit * share
  }

  /** Counts what a holder has added, and drops older things if that is too much. */
  use(holder: Holder, bytes: number): void {
    this.#used += bytes
    if (holder !== this.#newest) {
      this.#holders.delete(holder)
      this.#holders.add(holder)
      this.#newest = holder
    }
    while (holder.bytes > this.#limitOfOne) if (!holder.dropForMemory(1)) break
    if (this.#used > this.#limit) this.#shrink()
  }

  free(bytes: number): void {
    this.#used -= bytes
  }

  /** Forgets a holder that is empty. */
  forget(holder: Holder): void {
    this.#holders.delete(holder)
    if (this.#newest === holder) this.#newest = undefined
  }

  /** The newest thing of all is kept, however large it is. */
  #shrink(): void {
    for (const holder of this.#holders) {
      const least = holder === this.#newest ? 1 : 0
      while (this.#used > this.#limit) if (!holder.dropForMemory(least)) break
      if (this.#used <= this.#limit) return
      if (least === 0) this.#holders.delete(holder)
    }
  }
}
