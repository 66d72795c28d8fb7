/**
 * The attributes that the page may set. None of them can run code. The page creates elements only with `h`, and text
 * of a request becomes a child, which is a text node.
 */
type Attribute =
  | 'href'
  | 'aria-label'
  | 'class'
  | 'data-action'
  | 'data-id'
  | 'data-tone'
  | 'datetime'
  | 'tabindex'
  | 'title'
  | 'type'
  | 'value'

type Child = Node | string | false | undefined

export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Partial<Record<Attribute, string>>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children.filter((child) => child !== undefined && child !== false))
  return element
}

export function button(
  label: string,
  onClick: () => void,
  attributes: Readonly<Partial<Record<Attribute, string>>> = {},
): HTMLButtonElement {
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
