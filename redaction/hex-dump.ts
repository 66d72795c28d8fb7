/** A leak of this many characters counts as a leak of the secret. */
const minPart = 16

/** A long secret is searched for by 64 overlapping parts, not by every part. */
const maxParts = 64

/** Two digits for each byte, with at most one character between bytes, and two in the middle of a dump. */
const hexBytes =
  /(?<![0-9a-z])(?:0x)?[0-9a-f]{2}(?:(?: {1,2}|[:,-] ?(?:0x)?|0x| 0x)?[0-9a-f]{2}){5,}(?![0-9a-z])/gi

/** A line of `hexdump -C` or `xxd`: offset, bytes in groups, text. */
const dumpLine = /^[ \t]*[0-9a-f]{4,16}:? {1,2}((?:[0-9a-f]{2,16}(?: {1,2}|[ \t]*$)){1,16})/gim

/** A text with its lines joined: MIME breaks base64 after 76 characters, PEM after 64. */
export function joined(text: string): string {
  return text.replaceAll(/\r?\n[ \t]*/g, '')
}

/** The decoded hex in a text. */
export function inHex(text: string): string[] {
  const runs = [...text.matchAll(hexBytes)].map(([run]) => run)
  const dump = [...text.matchAll(dumpLine)].map(([, bytes = '']) => bytes).join('')
  return [...runs, ...(dump === '' ? [] : [dump])].map(fromHex)
}

/**
 * Whether a text contains half of a secret, and at least 16 characters of it. Of a secret with dots only the longest
 * part counts: the text before a dot is usually a name or a header, and not secret.
 */
export function containsPart(text: string, secret: string): boolean {
  const core = secret
    .split('.')
    .reduce((longest, part) => (part.length > longest.length ? part : longest), '')
  const length = Math.max(minPart, Math.ceil(core.length / 2))
  const last = core.length - length
  const step = Math.max(1, Math.ceil(last / maxParts))
  for (let start = 0; start <= last; start += step) {
    if (text.includes(core.slice(start, start + length))) return true
  }
  return false
}

function fromHex(hex: string): string {
  const digits = hex.replaceAll(/0x|[^0-9a-f]/gi, '')
  const bytes = Uint8Array.from(digits.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))
  return new TextDecoder().decode(bytes)
}
