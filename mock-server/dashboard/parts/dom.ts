/**
 * The only way in which the page makes elements. What comes from a request goes in as a child, so it becomes
 * a text node; attributes are those of this list, and none of them runs anything.
 */
type Attribute =
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
  const made = h('button', { type: 'button', ...attributes }, label)
  made.addEventListener('click', onClick)
  return made
}

/** An element of index.html. @throws {Error} when there is none of this kind: a mistake in the page */
export function byId<Kind extends HTMLElement>(id: string, kind: abstract new () => Kind): Kind {
  const found = document.querySelector(`#${id}`)
  if (found instanceof kind) return found
  throw new Error(`the page has no ${kind.name} #${id}`)
}
