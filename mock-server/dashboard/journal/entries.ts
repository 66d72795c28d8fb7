import type { RequestEntry } from '../../control/journal/requests.js'

const maxEntries = 100_000
/** Older requests are dropped so many at a time, because that moves all others. */
const surplus = 5000
/** How many requests the journal of the mock keeps. */
const keptByMock = 1000

/** The requests that the page knows, oldest first. It keeps more of them than the mock. */
export class Entries {
  #all: RequestEntry[] = []
  #byId = new Map<string, RequestEntry>()

  get all(): readonly RequestEntry[] {
    return this.#all
  }

  get ids(): ReadonlySet<string> {
    return new Set(this.#byId.keys())
  }

  get(id: string): RequestEntry | undefined {
    return this.#byId.get(id)
  }

  clear(): void {
    this.#all = []
    this.#byId = new Map()
  }

  /** Adds new requests, oldest first. @returns those that were not known */
  add(entries: readonly RequestEntry[]): readonly RequestEntry[] {
    const fresh = entries.filter(({ id }) => !this.#byId.has(id))
    for (const entry of fresh) {
      this.#byId.set(entry.id, entry)
      this.#all.push(entry)
    }
    if (this.#all.length > maxEntries + surplus) {
      for (const { id } of this.#all.splice(0, this.#all.length - maxEntries)) this.#byId.delete(id)
    }
    return fresh
  }

  /**
   * Takes over the journal of the mock, oldest first. Requests that the mock has dropped because it has newer ones stay.
   * @param known the ids when the journal was fetched; requests that arrived later are kept
   */
  load(journal: readonly RequestEntry[], known: ReadonlySet<string>): void {
    const arrived = this.#all.filter(({ id }) => !known.has(id))
    const [oldest] = journal
    const isFull = journal.length >= keptByMock
    const place = oldest && isFull ? this.#all.findIndex(({ id }) => id === oldest.id) : 0
    const dropped = isFull ? this.#all.slice(0, place === -1 ? this.#all.length - arrived.length : place) : []
    this.clear()
    this.add([...dropped, ...journal, ...arrived])
  }
}
