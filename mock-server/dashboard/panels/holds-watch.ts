import type { HeldView } from '../../control/holds/held-view.js'
import type { ActiveHold } from '../../faults/holds.js'
import type { Api, Change } from '../api.js'
import { attempt } from '../parts/notice.js'
import { throttle } from '../parts/throttle.js'
import { HoldsPanel } from './holds.js'

/** Keeps the panel of held requests up to date. No event tells of a request that is held, so the page asks while there are holds. */
export class HoldsWatch {
  readonly #api: Api
  readonly #askAgain = throttle(() => attempt(() => this.show()), 1000)
  readonly #panel = new HoldsPanel({
    hold: () => this.#change('POST', '/holds', {}),
    release: (ids) => this.#change('POST', '/holds/release', ids === undefined ? {} : { ids }),
    clear: () => this.#change('DELETE', '/holds'),
  })

  constructor(api: Api) {
    this.#api = api
  }

  async show(): Promise<void> {
    const { sandbox } = this.#api
    const [{ holds }, { requests }] = await Promise.all([
      this.#api.get<{ holds: ActiveHold[] }>('/holds'),
      this.#api.get<{ requests: HeldView[] }>('/holds/held'),
    ])
    if (sandbox !== this.#api.sandbox) return
    this.#panel.show(holds, requests)
    if (holds.length > 0) this.#askAgain()
  }

  #change(method: Change, path: string, body?: unknown): void {
    attempt(async () => {
      await this.#api.change(method, path, body)
      await this.show()
    })
  }
}
