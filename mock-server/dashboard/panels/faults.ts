import type { ActiveFault, Fault } from '../../faults/fault.js'
import { badge } from '../parts/badge.js'
import { button, byId, h, redraw } from '../parts/dom.js'

/** The operations that start a recording. */
const starts = ['startRecording', 'startRecordingOnDemand', 'recordCall', 'recordContact'] as const

const presets: readonly (readonly [label: string, title: string, fault: Fault])[] = [
  [
    'Next start: 503',
    'The next start of a recording responds with 503, in any part of the API',
    { on: starts, status: 503, times: 1 },
  ],
  [
    'Next request: connection reset',
    'The connection of the next request is reset before the response',
    { fault: 'CONNECTION_RESET_BY_PEER', times: 1 },
  ],
  [
    'Quota: 429',
    'Three requests per minute are accepted, and the others get 429 with Retry-After',
    { quota: { limit: 3, windowMillis: 60_000 } },
  ],
  [
    'Next start: response lost',
    'The next start takes effect, but its response is lost',
    { on: starts, commit: true, fault: 'CONNECTION_RESET_BY_PEER', times: 1 },
  ],
  ['Next token: expired', 'The next token that a client uses is expired', { token: 'EXPIRED', times: 1 }],
]

/** The faults of a sandbox, and buttons that inject common ones. */
export class FaultsPanel {
  readonly #list = byId('faults', HTMLUListElement)
  readonly #clear = byId('clear-faults', HTMLButtonElement)
  readonly #onRemove: (id: string) => void

  constructor(onAdd: (fault: Fault) => void, onRemove: (id: string) => void, onClear: () => void) {
    this.#onRemove = onRemove
    this.#clear.addEventListener('click', onClear)
    const buttons = presets.map(([label, title, fault]) => button(label, () => onAdd(fault), { title }))
    byId('presets', HTMLElement).replaceChildren(...buttons)
  }

  show(faults: readonly ActiveFault[]): void {
    this.#clear.hidden = faults.length === 0
    redraw(this.#list, ...faults.map((fault) => this.#item(fault)))
  }

  #item({ id, met, ...fault }: ActiveFault): HTMLElement {
    const spent = fault.times !== undefined && met >= fault.times
    return h(
      'li',
      { class: 'active' },
      badge(spent ? 'used up' : 'active', spent ? 'calm' : 'bad'),
      // With spaces, so that the text can wrap.
      h('code', {}, JSON.stringify(fault, null, 1).replaceAll(/\n\s*/g, ' ')),
      h('span', { class: 'hint' }, `used for ${met} ${met === 1 ? 'request' : 'requests'}`),
      button('Remove', () => this.#onRemove(id), { 'aria-label': `Remove ${id}`, 'data-key': id }),
    )
  }
}
