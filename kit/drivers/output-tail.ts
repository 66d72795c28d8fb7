const maxCount = 5
const maxLength = 300

/** A line of a stack, as Node and Java print it. */
const frame = /^\s+at /

/**
 * The last lines that a process printed: what it died of stands there, with its place. Of a stack the first line is
 * kept alone, so that the others do not push out what it is the stack of.
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

  /** ` It said last:` and the lines, each on a line of its own; empty when nothing was said. */
  get told(): string {
    return this.#lines.length === 0 ? '' : [' It said last:', ...this.#lines].join('\n    ')
  }
}
