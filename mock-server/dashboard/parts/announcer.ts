import type { RequestEntry } from '../../control/journal/requests.js'
import { byId } from './dom.js'
import { throttle } from './throttle.js'

/** Announces rejected requests to screen readers, at most once per second. */
export class Announcer {
  readonly #region = byId('announcer', HTMLElement)
  readonly #saySoon = throttle(() => this.#say(), 1000)
  #waiting: RequestEntry[] = []

  announce(entries: readonly RequestEntry[]): void {
    this.#waiting.push(...entries)
    if (this.#waiting.length > 0) this.#saySoon()
  }

  #say(): void {
    const last = this.#waiting.at(-1)
    const more = this.#waiting.length - 1
    this.#waiting = []
    if (!last) return
    const others = more === 0 ? '' : ` And ${more} more.`
    this.#region.textContent = `Rejected with ${last.status}: ${last.method} ${last.target}. ${last.reason ?? ''}${others}`
  }
}
