/** A decoded part of a text, one character for each byte, and where each byte starts and ends. */
export interface NumberRun {
  readonly decoded: string
  readonly startOf: (index: number) => number
  readonly endOf: (index: number) => number
}

/** The shortest run that can encode a token or a secret that the mock made. */
const hex = /[0-9a-f]{40,}/gi
/** Bytes of a dump, or of the JSON of a Buffer, as many as the shortest secret has. A form writes a blank as +. */
const separatedHex = /(?:[0-9a-f]{2}[ :+]){5,}[0-9a-f]{2}/gi
const decimal = /(?:\d{1,3},[ +]?){5,}\d{1,3}/g

/** Decodes the bytes that are written as numbers in a text. */
export function* numberRuns(text: string): Generator<NumberRun> {
  for (const { 0: digits, index } of text.matchAll(hex)) {
    // The start is unknown, so both offsets are decoded.
    for (const offset of [0, 1]) yield hexRun(digits.slice(offset).match(/../g) ?? [], index + offset, 2)
  }
  for (const { 0: digits, index } of text.matchAll(separatedHex))
    yield hexRun(digits.split(/[ :+]/), index, 3)
  for (const { 0: list, index } of text.matchAll(decimal)) yield decimalRun(list, index)
}

function hexRun(pairs: readonly string[], start: number, width: number): NumberRun {
  const decoded = pairs.map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join('')
  return { decoded, startOf: (index) => start + index * width, endOf: (index) => start + index * width + 2 }
}

function decimalRun(list: string, from: number): NumberRun {
  const numbers = [...list.matchAll(/\d+/g)]
  const place = (index: number) => from + (numbers[index]?.index ?? 0)
  return {
    decoded: numbers.map(([number]) => String.fromCharCode(Number(number))).join(''),
    startOf: place,
    endOf: (index) => place(index) + (numbers[index]?.[0].length ?? 0),
  }
}
