import type { ExchangeInProgress, Recorded } from './exchange-in-progress.js'

/** An exchange that is reported one time, whatever ends it first. */
export class Passing {
  readonly exchange: ExchangeInProgress
  /** Resolves when the exchange was reported. */
  readonly ended: Promise<void>
  readonly #report: (recorded: Recorded) => void
  #resolve: () => void = () => undefined
  #isSettled = false

  constructor(exchange: ExchangeInProgress, report: (recorded: Recorded) => void) {
    this.exchange = exchange
    this.#report = report
    this.ended = new Promise((resolve) => (this.#resolve = resolve))
  }

  get isSettled(): boolean {
    return this.#isSettled
  }

  /** The exchange ends without a response. */
  fail(): void {
    this.settle(Promise.resolve(false))
  }

  async #end(completed: Promise<boolean>): Promise<void> {
    this.#report(this.exchange.end(await completed))
    this.#resolve()
  }

  /** @param completed whether the whole response arrived */
  settle(completed: Promise<boolean>): void {
    if (this.#isSettled) return
    this.#isSettled = true
    void this.#end(completed)
  }
}
