import type { CallView } from '../../control/calls/calls.js'
import type { RequestEntry } from '../../control/journal/requests.js'
import { byId, redraw } from '../parts/dom.js'
import { showing, type Place, type PlaceChange } from '../place.js'
import { CallIndex } from './call-index.js'
import { Entries } from './entries.js'
import { FilterBar } from './filter-bar.js'
import { filterOf } from './filter.js'
import { groupRow, groupsOf } from './groups.js'
import { requestRow } from './row.js'
import { VirtualList } from './virtual-list.js'

/** The requests of a sandbox that match the filter, newest first, or their groups. */
export class JournalPanel {
  readonly #count = byId('count', HTMLElement)
  readonly #journal = byId('journal', HTMLOListElement)
  readonly #groups = byId('groups', HTMLElement)
  readonly #entries = new Entries()
  readonly #go: (change: PlaceChange, quietly?: boolean) => void
  readonly #filterBar: FilterBar
  readonly #list: VirtualList<RequestEntry>
  #calls = new CallIndex()
  #place: Place = {}
  /** The requests that match, newest first. */
  #matching: RequestEntry[] = []

  constructor(go: (change: PlaceChange, quietly?: boolean) => void) {
    this.#go = go
    this.#filterBar = new FilterBar({ entries: () => this.#entries.all, calls: () => this.#calls, go })
    this.#list = new VirtualList(this.#journal, {
      keyOf: ({ id }) => id,
      draw: (entry) => this.#row(entry),
    })
  }

  get all(): readonly RequestEntry[] {
    return this.#entries.all
  }

  get ids(): ReadonlySet<string> {
    return this.#entries.ids
  }

  get(id: string): RequestEntry | undefined {
    return this.#entries.get(id)
  }

  /** The requests about a call, oldest first. */
  about({ conversationId }: CallView): RequestEntry[] {
    return this.#entries.all.filter((entry) => this.#calls.callOf(entry)?.conversationId === conversationId)
  }

  clear(): void {
    this.#entries.clear()
    this.#filter()
  }

  /**
   * Takes over the journal of the mock, oldest first.
   * @param known the ids when it was fetched; requests that arrived later are kept
   */
  load(entries: readonly RequestEntry[], known: ReadonlySet<string>): void {
    this.#entries.load(entries, known)
    this.#filter()
  }

  /** Adds new requests, oldest first. */
  add(entries: readonly RequestEntry[]): void {
    const fresh = this.#entries.add(entries).filter(filterOf(this.#place, this.#calls))
    this.#matching = [...fresh.toReversed(), ...this.#matching]
    if (this.#matching.length > this.#entries.all.length) this.#filter()
    else this.#draw()
  }

  /** The calls have changed, and with them what a request may be about. */
  show(calls: readonly CallView[]): void {
    this.#calls = new CallIndex(calls)
    this.#filter()
    this.#list.refresh()
  }

  /** The filter or the selection is another one. */
  move(place: Place): void {
    const before = this.#place
    this.#place = place
    this.#filterBar.show(place)
    this.#filter()
    if (before.request === place.request) return
    this.#list.refresh()
    if (place.request !== undefined) this.#list.activate(place.request)
  }

  #filter(): void {
    this.#matching = this.#entries.all.filter(filterOf(this.#place, this.#calls)).toReversed()
    this.#draw()
  }

  #draw(): void {
    const { length: all } = this.#entries.all
    const { length: matching } = this.#matching
    this.#count.textContent =
      matching === all ? `${count(all)} in total` : `${count(matching)} of ${count(all)}`
    const empty =
      all === 0 ? 'No requests yet. New requests appear here immediately.' : 'No requests match the filter.'
    const isGrouped = this.#place.grouped !== undefined
    this.#journal.hidden = isGrouped
    this.#groups.hidden = !isGrouped
    const groups = isGrouped ? groupsOf(this.#matching.toReversed()) : []
    redraw(this.#groups, ...groups.map((group) => groupRow(group, this.#go)))
    if (!isGrouped) this.#list.show(this.#matching, empty)
  }

  #row(entry: RequestEntry): HTMLElement {
    const row = requestRow(entry, this.#calls.recordingOf(entry), entry.id === this.#place.request)
    row.addEventListener('click', () => this.#go(showing({ request: entry.id })))
    return row
  }
}

function count(number: number): string {
  return number.toLocaleString('en-US')
}
