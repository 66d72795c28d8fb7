import type { RequestEntry } from '../../control/journal/requests.js'
import { badge, statusBadge } from '../parts/badge.js'
import { byId, h } from '../parts/dom.js'
import { passes, type Filter } from './filter.js'
import { shortTarget } from '../parts/short-target.js'
import { arrowKeys } from '../keys.js'

const maxEntries = 1000
const maxRows = 300

/** The requests of a sandbox that match the filter, newest first. */
export class JournalPanel {
  readonly #list = byId('journal', HTMLOListElement)
  readonly #count = byId('count', HTMLElement)
  readonly #text = byId('text', HTMLInputElement)
  readonly #status = byId('status', HTMLSelectElement)
  readonly #rejected = byId('rejected', HTMLInputElement)
  readonly #onSelect: (id: string) => void
  #entries = new Map<string, RequestEntry>()
  #selected: string | undefined

  constructor(onSelect: (id: string) => void) {
    this.#onSelect = onSelect
    for (const control of [this.#text, this.#status, this.#rejected]) {
      control.addEventListener('input', () => this.#showAll())
    }
    arrowKeys(this.#list)
  }

  get(id: string): RequestEntry | undefined {
    return this.#entries.get(id)
  }

  clear(): void {
    this.#entries = new Map()
    this.#showAll()
  }

  get ids(): ReadonlySet<string> {
    return new Set(this.#entries.keys())
  }

  /**
   * Replaces the list by all requests of the server, oldest first.
   * @param known the ids in the list when the requests were fetched; requests that arrived later are kept
   */
  load(entries: readonly RequestEntry[], known: ReadonlySet<string>): void {
    const since = [...this.#entries].filter(([id]) => !known.has(id))
    this.#entries = new Map([...entries.map((entry) => [entry.id, entry] as const), ...since])
    this.#showAll()
  }

  /** Adds new requests, oldest first. */
  add(entries: readonly RequestEntry[]): void {
    const fresh = entries.filter(({ id }) => !this.#entries.has(id))
    for (const entry of fresh) this.#entries.set(entry.id, entry)
    const surplus = [...this.#entries.keys()].slice(0, -maxEntries)
    for (const id of surplus) this.#entries.delete(id)
    const filter = this.#filter()
    const rows = fresh.filter((entry) => passes(entry, filter)).map((entry) => this.#row(entry))
    this.#list.querySelector('.empty')?.remove()
    this.#list.prepend(...rows.toReversed())
    while (this.#list.childElementCount > maxRows) this.#list.lastElementChild?.remove()
    this.#settle()
  }

  select(id: string | undefined): void {
    this.#selected = id
    for (const row of this.#list.querySelectorAll('button')) mark(row, row.dataset['id'] === id)
  }

  #filter(): Filter {
    return {
      text: this.#text.value.trim(),
      status: this.#status.value,
      rejectedOnly: this.#rejected.checked,
    }
  }

  #showAll(): void {
    const filter = this.#filter()
    const entries = [...this.#entries.values()].filter((entry) => passes(entry, filter))
    const newest = entries.slice(-maxRows).toReversed()
    this.#list.replaceChildren(...newest.map((entry) => this.#row(entry)))
    this.#settle()
  }

  /** Updates the count, and keeps exactly one row in the tab order. The arrow keys reach the others. */
  #settle(): void {
    const filter = this.#filter()
    const all = this.#entries.size
    const passing = [...this.#entries.values()].filter((entry) => passes(entry, filter)).length
    const limit = passing > maxRows ? `, newest ${maxRows} shown` : ''
    this.#count.textContent = (passing === all ? `${all} in total` : `${passing} of ${all}`) + limit
    if (passing === 0) {
      const text =
        all === 0 ? 'No requests yet. New requests appear here immediately.' : 'No requests match the filter.'
      this.#list.replaceChildren(h('li', { class: 'empty' }, text))
    }
    const rows = [...this.#list.querySelectorAll('button')]
    if (rows.some((row) => row.tabIndex === 0)) return
    const first = rows.find((row) => row.dataset['id'] === this.#selected) ?? rows[0]
    if (first) first.tabIndex = 0
  }

  #row(entry: RequestEntry): HTMLElement {
    const { id, at, method, target, status, operation, client, reason, note, fault } = entry
    const text = reason ?? note
    const row = h(
      'button',
      { type: 'button', class: 'row', 'data-id': id, tabindex: '-1' },
      statusBadge(status),
      h(
        'span',
        { class: 'what', title: `${method} ${target}` },
        h('b', {}, method),
        ' ',
        shortTarget(target),
      ),
      h('time', { class: 'when', datetime: at }, at.slice(11, 19)),
      h(
        'span',
        { class: 'reason' },
        fault !== undefined && badge('fault', 'bad'),
        fault !== undefined && ' ',
        [operation, text ?? client].filter(Boolean).join(' · ') || 'accepted',
      ),
    )
    if (text !== undefined) row.classList.add(reason === undefined ? 'noted' : 'rejected')
    mark(row, id === this.#selected)
    row.addEventListener('click', () => this.#onSelect(id))
    return h('li', {}, row)
  }
}

function mark(row: HTMLElement, selected: boolean): void {
  if (selected) row.setAttribute('aria-current', 'true')
  else row.removeAttribute('aria-current')
}
