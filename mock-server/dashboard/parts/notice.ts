import { button, byId, h } from './dom.js'

/** Shows an error until the user dismisses it or a later command succeeds. */
function notice(text: string | undefined): void {
  const bar = byId('notice', HTMLElement)
  bar.hidden = text === undefined
  bar.replaceChildren(
    ...(text === undefined ? [] : [h('span', {}, text), button('Dismiss', () => notice(undefined))]),
  )
}

/** Runs a command, and shows why it failed. */
export function attempt(act: () => Promise<void>): void {
  act().then(
    () => notice(undefined),
    (error: unknown) => notice(error instanceof Error ? error.message : String(error)),
  )
}
