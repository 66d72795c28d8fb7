import type { Journal } from './journal.js'

/** The default for all journals of a mock together, in megabytes. */
export const defaultJournalMegabytes = 64

/** The part of it that one journal may use. */
const share = 1 / 4

/** Bounds the memory of all journals of a mock. The journal that was not used for the longest time loses its oldest. */
export class JournalMemory {
  readonly #limit: number
  /** Least recently used first. */
  readonly #journals = new Set<Journal>()
  #newest: Journal | undefined
  #used = 0

  constructor(megabytes: number) {
    this.#limit = megabytes * 1_000_000
  }

  /** Counts what a journal has recorded, and drops older exchanges if that is too much. */
  use(journal: Journal, bytes: number): void {
    this.#used += bytes
    if (journal !== this.#newest) {
      this.#journals.delete(journal)
      this.#journals.add(journal)
      this.#newest = journal
    }
    while (journal.bytes > this.#limit * share) if (!journal.dropForMemory(1)) break
    if (this.#used > this.#limit) this.#shrink()
  }

  free(bytes: number): void {
    this.#used -= bytes
  }

  /** Forgets a journal that is empty. */
  forget(journal: Journal): void {
    this.#journals.delete(journal)
    if (this.#newest === journal) this.#newest = undefined
  }

  /** The newest exchange of all is kept, however large it is. */
  #shrink(): void {
    for (const journal of this.#journals) {
      const least = journal === this.#newest ? 1 : 0
      while (this.#used > this.#limit) if (!journal.dropForMemory(least)) break
      if (this.#used <= this.#limit) return
      if (least === 0) this.#journals.delete(journal)
    }
  }
}
