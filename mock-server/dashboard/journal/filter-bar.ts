import type { RequestEntry } from '../../control/journal/requests.js'
import { byId, h } from '../parts/dom.js'
import { filterFields, type Place, type PlaceChange } from '../place.js'
import type { CallIndex } from './call-index.js'

const choices = ['operation', 'client', 'recording', 'rule', 'reason'] as const
type Choice = (typeof choices)[number]

/** What the filter asks of the list of requests. */
export interface Filtered {
  readonly entries: () => readonly RequestEntry[]
  readonly calls: () => CallIndex
  readonly go: (change: PlaceChange, quietly?: boolean) => void
}

/** The filter of the list of requests. */
export class FilterBar {
  readonly #text = byId('text', HTMLInputElement)
  readonly #status = byId('status', HTMLSelectElement)
  readonly #rejected = byId('rejected', HTMLInputElement)
  readonly #grouped = byId('grouped', HTMLInputElement)
  readonly #clear = byId('clear-filter', HTMLButtonElement)
  readonly #more = byId('more-filters', HTMLDetailsElement)
  readonly #filtered: Filtered

  constructor(filtered: Filtered) {
    this.#filtered = filtered
    const { go } = filtered
    this.#text.addEventListener('input', () => go({ text: this.#text.value }, true))
    this.#status.addEventListener('change', () => go({ status: this.#status.value }))
    this.#rejected.addEventListener('change', () =>
      go({ rejected: this.#rejected.checked ? '1' : undefined }),
    )
    this.#grouped.addEventListener('change', () => go({ grouped: this.#grouped.checked ? '1' : undefined }))
    this.#clear.addEventListener('click', () => {
      go(Object.fromEntries(filterFields.map((field) => [field, undefined])))
      this.#text.focus()
    })
    for (const choice of choices) {
      const select = selectOf(choice)
      const fill = () => this.#fill(choice)
      select.addEventListener('focus', fill)
      select.addEventListener('pointerdown', fill)
      select.addEventListener('change', () => go({ [choice]: select.value }))
    }
  }

  show(place: Place): void {
    if (this.#text.value.trim() !== (place.text ?? '')) this.#text.value = place.text ?? ''
    this.#status.value = place.status?.slice(0, 1) ?? ''
    this.#rejected.checked = place.rejected !== undefined
    this.#grouped.checked = place.grouped !== undefined
    this.#clear.hidden = filterFields.every((field) => place[field] === undefined)
    for (const choice of choices) {
      const select = selectOf(choice)
      const value = place[choice] ?? ''
      if (![...select.options].some((option) => option.value === value))
        select.append(h('option', { value }, value))
      select.value = value
    }
    if (choices.some((choice) => place[choice] !== undefined)) this.#more.open = true
  }

  /** Offers the values of the requests that there are, each with its count. */
  #fill(choice: Choice): void {
    const counts = new Map<string, number>()
    const calls = this.#filtered.calls()
    for (const entry of this.#filtered.entries()) {
      const value = choice === 'recording' ? calls.recordingOf(entry) : (entry[choice] ?? '')
      if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    const select = selectOf(choice)
    const { value: chosen } = select
    const sorted = [...counts].toSorted(([, one], [, other]) => other - one)
    const options = sorted.map(([value, count]) => h('option', { value }, `${value} (${count})`))
    const first = select.options[0]
    const missing = chosen !== '' && !counts.has(chosen) ? [h('option', { value: chosen }, chosen)] : []
    select.replaceChildren(...(first ? [first] : []), ...options, ...missing)
    select.value = chosen
  }
}

function selectOf(choice: Choice): HTMLSelectElement {
  return byId(`by-${choice}`, HTMLSelectElement)
}
