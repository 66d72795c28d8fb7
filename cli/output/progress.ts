import type { RuleResult } from '../../kit/model/result.js'
import type { Output } from './terminal.js'

/** Says on one line of a terminal how far an exam has come; says nothing where nobody looks. */
export class Progress {
  readonly #stream: Output
  readonly #all: number
  #done = 0

  constructor(stream: Output, all: number) {
    this.#stream = stream
    this.#all = all
  }

  tell({ rule, verdict }: RuleResult): void {
    this.#done += 1
    if (this.#stream.isTTY) this.#line(`${this.#done}/${this.#all} ${rule.id} ${verdict}`)
  }

  /** A line that stays. */
  note(text: string): void {
    if (this.#stream.isTTY) this.#line('')
    this.#stream.write(`${text}\n`)
  }

  end(): void {
    if (this.#stream.isTTY) this.#line('')
  }

  #line(text: string): void {
    this.#stream.write(`\r\u001b[2K${text}`)
  }
}
