import type { RequestEntry } from '../../control/journal/requests.js'
import { badge, statusBadge } from '../parts/badge.js'
import { byId, h } from '../parts/dom.js'
import { passes, type Filter } from './filter.js'
import { shortTarget } from '../parts/short-target.js'
import { arrowKeys } from '../keys.js'

const kept = 1000
const shown = 300

/** The requests of a sandbox, the newest first, as a list that a filter narrows. */
export class JournalPanel {
  readonly #list = byId('journal', HTMLOListElement)
  readonly #count = byId('count', HTMLElement)
  readonly #text = byId('text', HTMLInputElement)
  readonly #status = byId('status', HTMLSelectElement)
  readonly #refused = byId('refused', HTMLInputElement)
  readonly #onSelect: (id: string) => void
  #entries = new Map<string, RequestEntry>()
  #selected: string | undefined

  constructor(onSelect: (id: string) => void) {
    this.#onSelect = onSelect
    for (const control of [this.#text, this.#status, this.#refused]) {
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
   * Takes over all requests of the server, the oldest first.
   * @param known those that were here when they were asked for: what came in since then stays
   */
  load(entries: readonly RequestEntry[], known: ReadonlySet<string>): void {
    const since = [...this.#entries].filter(([id]) => !known.has(id))
    this.#entries = new Map([...entries.map((entry) => [entry.id, entry] as const), ...since])
    this.#showAll()
  }

  /** Requests that just came in, the oldest first. */
  add(entries: readonly RequestEntry[]): void {
    const fresh = entries.filter(({ id }) => !this.#entries.has(id))
    for (const entry of fresh) this.#entries.set(entry.id, entry)
    const surplus = [...this.#entries.keys()].slice(0, -kept)
    for (const id of surplus) this.#entries.delete(id)
    const filter = this.#filter()
    const rows = fresh.filter((entry) => passes(entry, filter)).map((entry) => this.#row(entry))
    this.#list.querySelector('.empty')?.remove()
    this.#list.prepend(...rows.toReversed())
    while (this.#list.childElementCount > shown) this.#list.lastElementChild?.remove()
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
      refusedOnly: this.#refused.checked,
    }
  }

  #showAll(): void {
    const filter = this.#filter()
    const entries = [...this.#entries.values()].filter((entry) => passes(entry, filter))
    const newest = entries.slice(-shown).toReversed()
    this.#list.replaceChildren(...newest.map((entry) => this.#row(entry)))
    this.#settle()
  }

  /** Counts, and keeps one row in the order of Tab: the arrow keys lead to the others. */
  #settle(): void {
    const filter = this.#filter()
    const all = this.#entries.size
    const passing = [...this.#entries.values()].filter((entry) => passes(entry, filter)).length
    const most = passing > shown ? `, the newest ${shown} shown` : ''
    this.#count.textContent = (passing === all ? `${all} in all` : `${passing} of ${all}`) + most
    if (passing === 0) {
      const text =
        all === 0 ? 'No request so far. Send one: it appears here at once.' : 'No request passes the filter.'
      this.#list.replaceChildren(h('li', { class: 'empty' }, text))
    }
    const rows = [...this.#list.querySelectorAll('button')]
    if (rows.some((row) => row.tabIndex === 0)) return
    const first = rows.find((row) => row.dataset['id'] === this.#selected) ?? rows[0]
    if (first) first.tabIndex = 0
  }

  #row(entry: RequestEntry): HTMLElement {
    const { id, at, method, target, status, operation, client, reason, note, fault } = entry
    const told = reason ?? note
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
        [operation, told ?? client].filter(Boolean).join(' · ') || 'accepted',
      ),
    )
    if (told !== undefined) row.classList.add(reason === undefined ? 'noted' : 'refused')
    mark(row, id === this.#selected)
    row.addEventListener('click', () => this.#onSelect(id))
    return h('li', {}, row)
  }
}

function mark(row: HTMLElement, selected: boolean): void {
  if (selected) row.setAttribute('aria-current', 'true')
  else row.removeAttribute('aria-current')
}
