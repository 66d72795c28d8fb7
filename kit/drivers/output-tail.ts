/** Node prints up to five lines after the message of an uncaught error. */
const maxCount = 6
const maxLength = 300

/** A stack frame, as printed by Node and Java. */
const frame = /^\s+at /

/**
 * The last lines of the output of a process, which usually show why it ended. Of a stack trace only the first frame is
 * kept, so that the others do not displace the error message.
 */
export class OutputTail {
  #lines: string[] = []
  #isInStack = false

  add(line: string): void {
    if (line.trim() === '') return
    const isFrame = frame.test(line)
    const isLeftOut = isFrame && this.#isInStack
    this.#isInStack = isFrame
    if (isLeftOut) return
    this.#lines = [...this.#lines, line.trimEnd().slice(0, maxLength)].slice(-maxCount)
  }

  /** ` Last output:` and the lines, each on its own line; empty if there is no output. */
  get text(): string {
    return this.#lines.length === 0 ? '' : [' Last output:', ...this.#lines].join('\n    ')
  }
}
