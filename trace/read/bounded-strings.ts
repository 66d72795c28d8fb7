import { maxBody } from './body.js'

/** A longer text of JSON is cut: its body is too long to be kept, and the parser would hold all of it. */
const maxString = maxBody * 3

const quote = 0x22
const backslash = 0x5c

/**
 * Cuts the long texts in a stream of JSON, so that one text of any length needs bounded memory. A text is never cut
 * within a character or an escape.
 */
export class BoundedStrings {
  #isInside = false
  /** How many bytes of an escape follow. */
  #escaped = 0
  #length = 0
  #isCutting = false

  /** The bytes of a chunk without the ends of texts that are too long. */
  pass(chunk: Buffer): Buffer {
    const kept: Buffer[] = []
    let from = 0
    for (let index = 0; index < chunk.length; index += 1) {
      const byte = chunk[index] ?? 0
      if (!this.#isInside) {
        // What lies between two texts is skipped as fast as the engine can.
        const next = chunk.indexOf(quote, index)
        if (next < 0) break
        index = next
        this.#isInside = true
        this.#length = 0
        continue
      }
      if (this.#escaped > 0) {
        this.#escaped = byte === 0x75 && this.#escaped === 1 ? 4 : this.#escaped - 1
        this.#length += 1
        continue
      }
      if (byte === quote) {
        if (this.#isCutting) from = index
        this.#isInside = false
        this.#isCutting = false
        continue
      }
      const isStart = (byte & 0xc0) !== 0x80
      if (!this.#isCutting && isStart && this.#length >= maxString) {
        kept.push(chunk.subarray(from, index))
        this.#isCutting = true
      }
      if (byte === backslash) this.#escaped = 1
      this.#length += 1
    }
    if (kept.length === 0 && !this.#isCutting && from === 0) return chunk
    if (!this.#isCutting) kept.push(chunk.subarray(from))
    return Buffer.concat(kept)
  }
}
