/**
 * The attributes that the page may set. None of them can run code. The page creates elements only with `h` and `s`,
 * and text of a request becomes a child, which is a text node.
 */
type Attribute =
  | 'href'
  | 'aria-controls'
  | 'aria-expanded'
  | 'aria-label'
  | 'aria-posinset'
  | 'aria-pressed'
  | 'aria-setsize'
  | 'checked'
  | 'class'
  | 'colspan'
  | 'data-action'
  | 'data-id'
  | 'data-key'
  | 'data-tone'
  | 'datetime'
  | 'for'
  | 'id'
  | 'name'
  | 'open'
  | 'role'
  | 'scope'
  | 'selected'
  | 'tabindex'
  | 'title'
  | 'type'
  | 'value'

export type Attributes = Readonly<Partial<Record<Attribute, string>>>
export type Child = Node | string | false | undefined

export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  return filled(document.createElement(tag), attributes, children)
}

type SvgAttribute =
  | 'class'
  | 'cx'
  | 'cy'
  | 'd'
  | 'data-state'
  | 'height'
  | 'href'
  | 'id'
  | 'marker-end'
  | 'markerHeight'
  | 'markerWidth'
  | 'orient'
  | 'r'
  | 'refX'
  | 'refY'
  | 'role'
  | 'aria-label'
  | 'rx'
  | 'text-anchor'
  | 'viewBox'
  | 'width'
  | 'x'
  | 'x1'
  | 'x2'
  | 'y'
  | 'y1'
  | 'y2'

/** An element of a picture. */
export function s<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Partial<Record<SvgAttribute, string>>> = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Tag] {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children)
}

function filled<Kind extends Element>(
  element: Kind,
  attributes: Readonly<Record<string, string>>,
  children: readonly Child[],
): Kind {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children.filter((child) => child !== undefined && child !== false))
  return element
}

export function button(label: string, onClick: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const element = h('button', { type: 'button', ...attributes }, label)
  element.addEventListener('click', onClick)
  return element
}

/** An element of index.html. @throws {Error} when it does not exist, which is a defect of the page */
export function byId<Kind extends HTMLElement>(id: string, kind: abstract new () => Kind): Kind {
  const found = document.querySelector(`#${id}`)
  if (found instanceof kind) return found
  throw new Error(`The page has no ${kind.name} #${id}.`)
}

/** Replaces the children of an element. The element with the same `data-key` keeps the focus. */
export function redraw(parent: Element, ...children: readonly Child[]): void {
  const focused = document.activeElement?.closest('[data-key]')
  const key = focused && parent.contains(focused) ? focused.getAttribute('data-key') : null
  parent.replaceChildren(...children.filter((child) => child !== undefined && child !== false))
  if (key !== null)
    parent.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true })
}
