/** A part of a text as what it encodes, one character for each byte. */
export interface Run {
  readonly decoded: string
  /** Where the first sign stands that was decoded. */
  readonly start: number
}

/** The shortest that hides a token or a secret that the mock made, with something before it or not. */
const run = /[A-Za-z0-9+/_-]{40,}/g

/** What the long words of a text say in base64 or base64url. Where one began is not known, so all four are tried. */
export function* base64Runs(text: string): Generator<Run> {
  if (text.length < 40) return
  for (const { 0: word, index } of text.matchAll(run)) {
    const signs = word.replaceAll('-', '+').replaceAll('_', '/')
    for (let offset = 0; offset < 4; offset += 1) {
      const whole = signs.slice(offset, signs.length - ((signs.length - offset) % 4 === 1 ? 1 : 0))
      yield { decoded: atob(whole), start: index + offset }
    }
  }
}
