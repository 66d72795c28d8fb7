import { button, byId, h } from './dom.js'

/** Says what went wrong, until it is put away or something works again. */
export function notice(text: string | undefined): void {
  const bar = byId('notice', HTMLElement)
  bar.hidden = text === undefined
  bar.replaceChildren(
    ...(text === undefined ? [] : [h('span', {}, text), button('Dismiss', () => notice(undefined))]),
  )
}
