const most = 5
const longest = 300

/** The last lines that a process printed: what it died of stands there, with its place. */
export class LastWords {
  #lines: string[] = []

  add(line: string): void {
    if (line.trim() === '') return
    this.#lines = [...this.#lines, line.trimEnd().slice(0, longest)].slice(-most)
  }

  /** ` It said last:` and the lines, each on a line of its own; empty when nothing was said. */
  get told(): string {
    return this.#lines.length === 0 ? '' : [' It said last:', ...this.#lines].join('\n    ')
  }
}
