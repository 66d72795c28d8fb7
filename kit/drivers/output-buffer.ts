import type { PrintedText } from '../model/client.js'

const maxCount = 1_048_576

/** The output of a process by stream, up to 1 MiB. */
export class OutputBuffer {
  #parts: PrintedText[] = []
  #count = 0

  add(stream: PrintedText['stream'], text: string): void {
    const kept = text.slice(0, maxCount - this.#count)
    if (kept === '') return
    this.#count += kept.length
    const last = this.#parts.at(-1)
    if (last?.stream === stream) this.#parts[this.#parts.length - 1] = { stream, text: last.text + kept }
    else this.#parts.push({ stream, text: kept })
  }

  clear(): void {
    this.#parts = []
    this.#count = 0
  }

  /** All output, in the order in which it was read. */
  get text(): string {
    return this.#parts.map(({ text }) => text).join('')
  }

  /** The same, with the stream of each part. */
  get parts(): readonly PrintedText[] {
    return [...this.#parts]
  }
}
