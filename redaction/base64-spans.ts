/** A decoded part of a text, one character for each byte. */
export interface Run {
  readonly decoded: string
  /** The index of the first decoded character. */
  readonly start: number
}

/**
 * The shortest run that can encode a token or a secret that the mock made. It begins where a word begins: without that,
 * every character of a shorter word would be tried.
 */
const run = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{40,}/g

/** Decodes the long words of a text as base64 or base64url, at all four offsets: the start is unknown. */
export function* base64Runs(text: string): Generator<Run> {
  if (text.length < 40) return
  for (const { 0: word, index } of text.matchAll(run)) {
    const characters = word.replaceAll('-', '+').replaceAll('_', '/')
    for (let offset = 0; offset < 4; offset += 1) {
      const whole = characters.slice(
        offset,
        characters.length - ((characters.length - offset) % 4 === 1 ? 1 : 0),
      )
      yield { decoded: atob(whole), start: index + offset }
    }
  }
}
