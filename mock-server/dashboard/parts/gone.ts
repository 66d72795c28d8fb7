import { byId, h } from './dom.js'

/** Tells that the mock is gone, since when, and what to do. Undefined: it is there. */
export function gone(reason: string | undefined): void {
  const bar = byId('gone', HTMLElement)
  document.body.classList.toggle('is-gone', reason !== undefined)
  if (reason === undefined) {
    bar.hidden = true
    return
  }
  if (!bar.hidden) return
  bar.hidden = false
  const { origin, port } = location
  bar.replaceChildren(
    h('strong', {}, `The mock at ${origin} does not respond.`),
    ` Lost at ${new Date().toLocaleTimeString('en-GB')}. What you see is the last state. Start it again with `,
    h('code', {}, `npx cxone-mock --port ${port || '80'}`),
    '. The page reconnects by itself.',
  )
}
