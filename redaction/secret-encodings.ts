import { unescaped } from './unescape.js'

/** A shorter text is taken for a word, and a secret so short is found by the name of its field alone. */
export const minLength = 6

/** Texts that repeat what was sent cut it at 80 characters. */
const maxCut = 40

/**
 * How a secret may be written in a text in which `unescaped` has undone what it knows: plain, in lower case as the
 * name of a header, cut, and in base64 or base64url at any place of what was encoded.
 */
export function encodingsOf(secret: string): readonly string[] {
  const cut = secret.slice(0, Math.min(Math.ceil(secret.length * 0.75), maxCut))
  const plain = [secret, secret.toLowerCase()].flatMap((text) => [text, ...unescapedForms(text)])
  const encoded = [secret, uriEncoded(secret), formEncoded(secret), JSON.stringify(secret).slice(1, -1)]
  const all = [...plain, cut, ...encoded.flatMap(base64Forms)].map(folded)
  return [...new Set(all)].filter(({ length }) => length >= minLength)
}

/** A text in which `+` and the blank of a form, and the two alphabets of base64, are one. */
export function folded(text: string): string {
  return text.replaceAll(' ', '+').replaceAll('-', '+').replaceAll('_', '/')
}

/** A secret that looks as if something in it were escaped is unescaped with the text that it stands in. */
function unescapedForms(secret: string): string[] {
  const once = unescaped(secret)?.text
  return once === undefined ? [] : [once, ...unescapedForms(once)]
}

function uriEncoded(text: string): string {
  // Half of a surrogate pair has no encoding: the replacement character stands for it.
  return encodeURIComponent(new TextDecoder().decode(new TextEncoder().encode(text)))
}

function formEncoded(text: string): string {
  return new URLSearchParams({ x: text }).toString().slice(2)
}

/**
 * What base64 makes of a text wherever it stands in what is encoded: after 0, 1 or 2 other bytes. Of the signs
 * that hold a part of a neighbour, too, only the others are taken.
 */
function base64Forms(text: string): string[] {
  const bytes = String.fromCharCode(...new TextEncoder().encode(text))
  return [0, 1, 2].map((before) => {
    const first = Math.ceil((before * 8) / 6)
    const end = Math.floor(((before + bytes.length) * 8) / 6)
    return btoa('\0'.repeat(before) + bytes).slice(first, end)
  })
}
