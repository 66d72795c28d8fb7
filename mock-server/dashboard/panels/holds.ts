import type { HeldView } from '../../control/holds/held-view.js'
import type { ActiveHold } from '../../faults/holds.js'
import { badge } from '../parts/badge.js'
import { button, byId, h, redraw } from '../parts/dom.js'

/** What a person does to holds: hold the next requests, release one or all that are held, or end all holds. */
export interface HoldCommands {
  readonly hold: () => void
  /** @param ids default: all, in the order of arrival */
  readonly release: (ids?: readonly string[]) => void
  readonly clear: () => void
}

/** The requests that are held in a sandbox, in the order of arrival, each with a button that releases it. */
export class HoldsPanel {
  readonly #list = byId('held', HTMLUListElement)
  readonly #buttons = byId('hold-buttons', HTMLElement)
  readonly #commands: HoldCommands

  constructor(commands: HoldCommands) {
    this.#commands = commands
  }

  show(holds: readonly ActiveHold[], held: readonly HeldView[]): void {
    const { hold, release, clear } = this.#commands
    redraw(
      this.#buttons,
      button('Hold requests', hold, {
        title: 'The next requests wait in the mock before they are decided',
        'data-key': 'hold',
      }),
      ...(held.length > 1 ? [button('Release all', () => release())] : []),
      ...(holds.length > 0 ? [button('End holds', clear, { class: 'danger' })] : []),
    )
    const text = holds.length === 0 ? 'No holds.' : 'Waiting for requests to hold.'
    redraw(
      this.#list,
      ...(held.length === 0 ? [h('li', { class: 'empty' }, text)] : held.map((each) => this.#item(each))),
    )
  }

  #item({ id, hold, at, operation, body }: HeldView): HTMLElement {
    return h(
      'li',
      { class: 'active' },
      badge('held', 'warn', hold),
      h('code', {}, `${operation} ${body.slice(0, 200)}`),
      h('span', { class: 'hint' }, `since ${at.slice(11, 19)}`),
      button('Release', () => this.#commands.release([id]), {
        'aria-label': `Release ${operation} ${id}`,
        'data-key': id,
      }),
    )
  }
}
