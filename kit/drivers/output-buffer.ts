const maxCount = 1_048_576

/** What a process printed, in the order in which it came: the first 1 MiB of it. */
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
