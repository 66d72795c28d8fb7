import type { RuleResult } from '../../kit/model/result.js'
import type { Output } from './terminal.js'

/** Shows the progress of a run on one line of a terminal. Prints nothing if stderr is not a terminal. */
export class Progress {
  readonly #stream: Output
  readonly #all: number
  #done = 0

  constructor(stream: Output, all: number) {
    this.#stream = stream
    this.#all = all
  }

  tell({ rule, verdict }: RuleResult): void {
    this.step(`${rule.id} ${verdict}`)
  }

  /** Counts a step, and shows it. */
  step(text: string): void {
    this.#done += 1
    if (this.#stream.isTTY) this.#line(`${this.#done}/${this.#all} ${text}`)
  }

  /** Removes the line, so that another output can be written. */
  clear(): void {
    if (this.#stream.isTTY) this.#line('')
  }

  /** Prints a line that stays. */
  note(text: string): void {
    if (this.#stream.isTTY) this.#line('')
    this.#stream.write(`${text}\n`)
  }

  end(): void {
    this.clear()
  }

  #line(text: string): void {
    this.#stream.write(`\r\u001b[2K${text}`)
  }
}
