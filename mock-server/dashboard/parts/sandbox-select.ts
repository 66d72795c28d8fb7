import { badge } from './badge.js'
import { button, byId, h, redraw } from './dom.js'

/** What happened in a sandbox that is not shown, since it was last shown. */
interface Activity {
  requests: number
  rejected: number
}

const maxShown = 4

/** The list of sandboxes, and signs of activity in those that are not shown. */
export class SandboxSelect {
  readonly #select = byId('sandbox', HTMLSelectElement)
  readonly #signs = byId('activity', HTMLElement)
  readonly #onChoose: (id: string) => void
  readonly #activity = new Map<string, Activity>()

  /** @param onOpen called when the user opens the list, so that it can be fetched again */
  constructor(onChoose: (id: string) => void, onOpen: () => void) {
    this.#onChoose = onChoose
    this.#select.addEventListener('change', () => onChoose(this.#select.value))
    this.#select.addEventListener('focus', onOpen)
    this.#select.addEventListener('pointerdown', onOpen)
  }

  show(ids: readonly string[], chosen: string): void {
    const options = [...this.#select.options].map(({ value }) => value)
    if (options.join('\n') !== ids.join('\n')) {
      this.#select.replaceChildren(...ids.map((id) => h('option', { value: id }, id)))
    }
    this.#select.value = chosen
    for (const id of this.#activity.keys()) if (!ids.includes(id)) this.#activity.delete(id)
    this.seen(chosen)
  }

  /** A request reached another sandbox. @returns whether the list does not have it yet */
  note(id: string, isRejected: boolean): boolean {
    const activity = this.#activity.get(id) ?? { requests: 0, rejected: 0 }
    activity.requests += 1
    if (isRejected) activity.rejected += 1
    this.#activity.set(id, activity)
    return ![...this.#select.options].some(({ value }) => value === id)
  }

  seen(id: string): void {
    this.#activity.delete(id)
    this.draw()
  }

  /** Shows which sandboxes had requests, the busiest first. */
  draw(): void {
    const busiest = [...this.#activity].toSorted(([, one], [, other]) => other.requests - one.requests)
    const more = busiest.length - maxShown
    redraw(
      this.#signs,
      ...busiest.slice(0, maxShown).map(([id, activity]) => this.#sign(id, activity)),
      more > 0 && h('span', { class: 'hint' }, `and ${more} more`),
    )
  }

  #sign(id: string, { requests, rejected }: Activity): HTMLElement {
    const words = `${requests} new ${requests === 1 ? 'request' : 'requests'}, ${rejected} rejected`
    const sign = button('', () => this.#onChoose(id), {
      class: 'sign',
      'data-key': `sandbox-${id}`,
      title: words,
      'aria-label': `Show sandbox ${id}: ${words}`,
    })
    sign.append(id, badge(String(requests), rejected > 0 ? 'warn' : 'info'))
    return sign
  }
}
