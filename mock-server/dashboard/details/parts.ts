import { h, type Child } from '../parts/dom.js'

/** A section of the details with a heading. */
export function part(title: string, ...children: readonly Child[]): HTMLElement {
  return h('section', { class: 'part' }, h('h3', {}, title), ...children)
}

/** A section with a list. Undefined when the list is empty. */
export function listPart<Item>(
  title: string,
  items: readonly Item[] = [],
  show: (item: Item) => Node | string,
  kind: 'ul' | 'ol' = 'ul',
): HTMLElement | undefined {
  if (items.length === 0) return undefined
  return part(title, h(kind, {}, ...items.map((item) => h('li', {}, show(item)))))
}

/** Names and values. */
export function facts(values: Readonly<Record<string, Child>>): HTMLElement {
  const pairs = Object.entries(values).flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)])
  return h('dl', {}, ...pairs)
}
