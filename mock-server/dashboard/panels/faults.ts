import type { ActiveFault, Fault } from '../../faults/fault.js'
import { badge } from '../parts/badge.js'
import { button, byId, h } from '../parts/dom.js'

/** The start of a recording, by whichever part of the API. */
const starts = ['startRecording', 'startRecordingOnDemand', 'recordCall', 'recordContact'] as const

const presets: readonly (readonly [label: string, says: string, fault: Fault])[] = [
  [
    'Next start: 503',
    'The next start of a recording answers 503, in whichever part of the API',
    { on: starts, status: 503, times: 1 },
  ],
  [
    'Next request: reset',
    'The connection of the next request is reset before an answer',
    { fault: 'CONNECTION_RESET_BY_PEER', times: 1 },
  ],
  [
    'Quota: 429',
    'Three requests a minute, then 429 with Retry-After',
    { quota: { limit: 3, windowMillis: 60_000 } },
  ],
  [
    'Start, answer lost',
    'The next start happens, and its answer is lost',
    { on: starts, commit: true, fault: 'CONNECTION_RESET_BY_PEER', times: 1 },
  ],
  ['Token expired', 'The next token that is used has expired', { token: 'EXPIRED', times: 1 }],
]

/** The faults of a sandbox, and some to inject with one press. */
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
    this.#list.replaceChildren(...faults.map((fault) => this.#item(fault)))
  }

  #item({ id, met, ...fault }: ActiveFault): HTMLElement {
    const spent = fault.times !== undefined && met >= fault.times
    return h(
      'li',
      { class: 'active' },
      badge(spent ? 'used up' : 'active', spent ? 'calm' : 'bad'),
      // With spaces, so that it wraps between its words.
      h('code', {}, JSON.stringify(fault, null, 1).replaceAll(/\n\s*/g, ' ')),
      h('span', { class: 'hint' }, `met ${met} ${met === 1 ? 'request' : 'requests'}`),
      button('Remove', () => this.#onRemove(id), { 'aria-label': `Remove ${id}` }),
    )
  }
}
