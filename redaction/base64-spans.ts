/** A decoded part of a text, one character for each byte. */
export interface Run {
  readonly decoded: string
  /** The index of the first decoded character. */
  readonly start: number
}

/**
 * The shortest runs that can encode a token or a secret that the mock made, in each of the two alphabets. A path with
 * slashes and hyphens is in neither. A run begins where a word begins: without that, every character of a shorter word
 * would be tried.
 */
const base64 = /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{40,}/g
const base64url = /(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{40,}/g

/**
 * Decodes the long words of a text as base64 or base64url, at all four offsets: the start is unknown.
 * @param isCovered whether a place is in a known secret, so that the word need not be decoded
 */
export function* base64Runs(
  text: string,
  isCovered: (start: number, end: number) => boolean,
): Generator<Run> {
  if (text.length < 40) return
  for (const { 0: word, index } of text.matchAll(base64)) {
    if (!isCovered(index, index + word.length)) yield* decoded(word, index)
  }
  for (const { 0: word, index } of text.matchAll(base64url)) {
    // A word of letters and digits is in both alphabets.
    if (/[-_]/.test(word) && !isCovered(index, index + word.length))
      yield* decoded(word.replaceAll('-', '+').replaceAll('_', '/'), index)
  }
}

function* decoded(word: string, index: number): Generator<Run> {
  for (let offset = 0; offset < 4; offset += 1) {
    const whole = word.slice(offset, word.length - ((word.length - offset) % 4 === 1 ? 1 : 0))
    yield { decoded: atob(whole), start: index + offset }
  }
}
