import type { Run } from './base64-spans.js'

/** The shortest run that can encode a token or a secret that the mock made. */
const run = /[0-9a-f]{40,}/gi

/** Decodes the long words of hexadecimal digits in a text, at both offsets: the start is unknown. */
export function* hexRuns(text: string): Generator<Run> {
  for (const { 0: digits, index } of text.matchAll(run)) {
    for (const offset of [0, 1]) {
      const codes = digits.slice(offset).match(/../g) ?? []
      const decoded = codes.map((code) => String.fromCharCode(Number.parseInt(code, 16))).join('')
      yield { decoded, start: index + offset }
    }
  }
}
