import type { RequestEntry } from '../../control/journal/requests.js'
import { byId } from './dom.js'
import { throttle } from './throttle.js'

/** Tells screen readers of refusals: one sentence a second at most, however many there are. */
export class Announcer {
  readonly #region = byId('announcer', HTMLElement)
  readonly #saySoon = throttle(() => this.#say(), 1000)
  #waiting: RequestEntry[] = []

  refused(entries: readonly RequestEntry[]): void {
    this.#waiting.push(...entries)
    if (this.#waiting.length > 0) this.#saySoon()
  }

  #say(): void {
    const last = this.#waiting.at(-1)
    const more = this.#waiting.length - 1
    this.#waiting = []
    if (!last) return
    const others = more === 0 ? '' : ` And ${more} more.`
    this.#region.textContent = `Refused: ${last.status} for ${last.method} ${last.target}. ${last.reason ?? ''}${others}`
  }
}
