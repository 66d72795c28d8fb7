import { h } from '../parts/dom.js'

/** Rows beyond the visible ones, so that scrolling shows no gap. */
const extra = 8

export interface Rows<Item> {
  readonly keyOf: (item: Item) => string
  /** The row of an item: a button. */
  readonly draw: (item: Item) => HTMLElement
}

interface Drawn<Item> {
  readonly item: Item
  readonly row: HTMLElement
  readonly element: HTMLLIElement
}

/**
 * A list that draws only the rows in sight, so that it may have 100,000 of them. It is a single tab stop: the arrow keys,
 * Page Up, Page Down, Home and End move within it.
 */
export class VirtualList<Item> {
  readonly #list: HTMLElement
  readonly #rows: Rows<Item>
  readonly #sizer = h('li', { class: 'sizer', role: 'presentation' })
  #items: readonly Item[] = []
  /** Where each item is. Made when it is needed. */
  #places: ReadonlyMap<string, number> | undefined
  #drawn = new Map<string, Drawn<Item>>()
  #active: string | undefined
  #height = 0

  constructor(list: HTMLElement, rows: Rows<Item>) {
    this.#list = list
    this.#rows = rows
    list.addEventListener('scroll', () => this.#render(), { passive: true })
    list.addEventListener('keydown', (event) => this.#onKey(event))
    list.addEventListener('focusin', ({ target }) => this.#onFocus(target))
    new ResizeObserver(() => this.#render()).observe(list)
  }

  /** Shows other items, the first on top. Items that are added on top leave the rows in sight where they are. */
  show(items: readonly Item[], empty: string): void {
    const { scrollTop } = this.#list
    const first = scrollTop === 0 ? undefined : this.#items[Math.floor(scrollTop / this.#rowHeight)]
    this.#items = items
    this.#places = undefined
    if (items.length === 0) {
      this.#drawn.clear()
      this.#list.replaceChildren(h('li', { class: 'empty' }, empty))
      return
    }
    this.#list.querySelector('.empty')?.remove()
    if (!this.#sizer.isConnected) this.#list.prepend(this.#sizer)
    this.#sizer.style.height = `${items.length * this.#rowHeight}px`
    const place = first === undefined ? undefined : this.#placeOf(this.#rows.keyOf(first))
    if (place !== undefined) this.#list.scrollTop = place * this.#rowHeight + (scrollTop % this.#rowHeight)
    this.#render()
  }

  /** Makes a row the one that Tab reaches, and scrolls to it. */
  activate(key: string | undefined): void {
    this.#active = key
    const place = key === undefined ? undefined : this.#placeOf(key)
    if (place !== undefined) this.#scrollTo(place)
    this.#render()
  }

  /** Draws every row again, for example because another one is selected. */
  refresh(): void {
    const focused = this.#focusedKey()
    for (const { element } of this.#drawn.values()) element.remove()
    this.#drawn.clear()
    this.#render()
    if (focused !== undefined) this.#drawn.get(focused)?.row.focus({ preventScroll: true })
  }

  get #rowHeight(): number {
    if (this.#height === 0) {
      this.#height = Number.parseFloat(getComputedStyle(this.#list).getPropertyValue('--row-height')) || 50
    }
    return this.#height
  }

  #placeOf(key: string): number | undefined {
    this.#places ??= new Map(this.#items.map((item, index) => [this.#rows.keyOf(item), index]))
    return this.#places.get(key)
  }

  #focusedKey(): string | undefined {
    const focused = document.activeElement
    return [...this.#drawn].find(([, { row }]) => row === focused)?.[0]
  }

  #render(): void {
    if (this.#items.length === 0) return
    const height = this.#rowHeight
    const from = Math.max(0, Math.floor(this.#list.scrollTop / height) - extra)
    const to = Math.min(
      this.#items.length,
      Math.ceil((this.#list.scrollTop + this.#list.clientHeight) / height) + extra,
    )
    const wanted = new Map<number, Item>()
    this.#items.slice(from, to).forEach((item, index) => wanted.set(from + index, item))
    // The row with the focus stays, also when it is out of sight.
    for (const key of [this.#focusedKey(), this.#tabStop()]) {
      const place = key === undefined ? undefined : this.#placeOf(key)
      const item = place === undefined ? undefined : this.#items[place]
      if (place !== undefined && item !== undefined) wanted.set(place, item)
    }
    this.#put([...wanted].toSorted(([one], [other]) => one - other))
  }

  #tabStop(): string | undefined {
    if (this.#active !== undefined && this.#placeOf(this.#active) !== undefined) return this.#active
    const [first] = this.#items
    return first === undefined ? undefined : this.#rows.keyOf(first)
  }

  #put(wanted: readonly (readonly [place: number, item: Item])[]): void {
    const before = this.#drawn
    const tabStop = this.#tabStop()
    this.#drawn = new Map()
    for (const [place, item] of wanted) {
      const key = this.#rows.keyOf(item)
      const known = before.get(key)
      const drawn = known?.item === item ? known : this.#draw(item)
      this.#drawn.set(key, drawn)
      drawn.element.style.transform = `translateY(${place * this.#rowHeight}px)`
      drawn.element.setAttribute('aria-posinset', String(place + 1))
      drawn.element.setAttribute('aria-setsize', String(this.#items.length))
      drawn.row.tabIndex = key === tabStop ? 0 : -1
    }
    for (const [key, { element }] of before) if (this.#drawn.get(key)?.element !== element) element.remove()
    // A row that is already in its place is not moved, because that would take the focus from it.
    let next = this.#sizer.nextSibling
    for (const { element } of this.#drawn.values()) {
      if (element === next) next = element.nextSibling
      else this.#list.insertBefore(element, next)
    }
  }

  #draw(item: Item): Drawn<Item> {
    const row = this.#rows.draw(item)
    return { item, row, element: h('li', { class: 'line' }, row) }
  }

  #scrollTo(place: number): void {
    const { scrollTop, clientHeight } = this.#list
    const top = place * this.#rowHeight
    if (top < scrollTop) this.#list.scrollTop = top
    else if (top + this.#rowHeight > scrollTop + clientHeight)
      this.#list.scrollTop = top + this.#rowHeight - clientHeight
  }

  #onFocus(target: EventTarget | null): void {
    const [key] = [...this.#drawn].find(([, { row }]) => row === target) ?? []
    if (key === undefined) return
    this.#active = key
    for (const [each, { row }] of this.#drawn) row.tabIndex = each === key ? 0 : -1
  }

  #onKey(event: KeyboardEvent): void {
    const key = this.#focusedKey()
    const here = key === undefined ? undefined : this.#placeOf(key)
    if (here === undefined) return
    const page = Math.max(1, Math.floor(this.#list.clientHeight / this.#rowHeight) - 1)
    const there = step(event.key, here, this.#items.length, page)
    const item = there === undefined ? undefined : this.#items[there]
    if (item === undefined) return
    event.preventDefault()
    this.activate(this.#rows.keyOf(item))
    this.#drawn.get(this.#rows.keyOf(item))?.row.focus({ preventScroll: true })
  }
}

function step(key: string, here: number, length: number, page: number): number | undefined {
  const last = length - 1
  switch (key) {
    case 'ArrowDown':
      return Math.min(here + 1, last)
    case 'ArrowUp':
      return Math.max(here - 1, 0)
    case 'PageDown':
      return Math.min(here + page, last)
    case 'PageUp':
      return Math.max(here - page, 0)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return undefined
  }
}
