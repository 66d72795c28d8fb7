const maxCount = 1_048_576

/** The output of a process, up to 1 MiB. */
export class OutputBuffer {
  #text = ''

  add(text: string): void {
    if (this.#text.length < maxCount) this.#text += text.slice(0, maxCount - this.#text.length)
  }

  clear(): void {
    this.#text = ''
  }

  get text(): string {
    return this.#text
  }
}
