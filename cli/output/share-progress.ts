import type { Output } from './terminal.js'

/** How often the line is written at most. */
const intervalMs = 100

/** Shows on one line of a terminal how far something of unknown length has come. Prints nothing elsewhere. */
export class ShareProgress {
  readonly #stream: Output
  readonly #what: string
  #shownAt = 0
  #count = 0

  /** @param what for example `read` */
  constructor(stream: Output, what: string) {
    this.#stream = stream
    this.#what = what
  }

  /** @param done from 0 to 1 */
  share(done: number): void {
    this.#line(`${Math.round(done * 100)} % ${this.#what}`)
  }

  /** Counts one more. */
  count(): void {
    this.#count += 1
    this.#line(`${this.#count} ${this.#what}`)
  }

  end(): void {
    if (this.#shownAt > 0) this.#stream.write('\r\u001b[2K')
    this.#shownAt = 0
  }

  #line(text: string): void {
    const now = performance.now()
    if (!this.#stream.isTTY || now - this.#shownAt < intervalMs) return
    this.#shownAt = now
    this.#stream.write(`\r\u001b[2K${text}`)
  }
}
