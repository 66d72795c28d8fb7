import { byId, h } from './dom.js'

/** The list of sandboxes. It is fetched again each time the user opens it. */
export class SandboxSelect {
  readonly #select = byId('sandbox', HTMLSelectElement)

  constructor(onChoose: (id: string) => void, onOpen: () => void) {
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
  }
}
