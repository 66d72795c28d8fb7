/** So much of a secret is as good as the whole, or helps to guess it. */
const minPart = 16

/** Of a long secret not every part is looked for: 64 of them, that overlap. */
const maxParts = 64

/** Two digits a byte, alone or in groups, with at most one sign between them, and two where a dump has its middle. */
const hexBytes =
  /(?<![0-9a-z])(?:0x)?[0-9a-f]{2}(?:(?: {1,2}|[:,-] ?(?:0x)?|0x| 0x)?[0-9a-f]{2}){5,}(?![0-9a-z])/gi

/** A line of `hexdump -C` or `xxd`: offset, bytes in groups, and what they read as. */
const dumpLine = /^[ \t]*[0-9a-f]{4,16}:? {1,2}((?:[0-9a-f]{2,16}(?: {1,2}|[ \t]*$)){1,16})/gim

/** A text whose lines are one: base64 of MIME breaks after 76 signs, PEM after 64. */
export function joined(text: string): string {
  return text.replaceAll(/\r?\n[ \t]*/g, '')
}

/** What the hex in a text says, where there is any. */
export function inHex(text: string): string[] {
  const runs = [...text.matchAll(hexBytes)].map(([run]) => run)
  const dump = [...text.matchAll(dumpLine)].map(([, bytes = '']) => bytes).join('')
  return [...runs, ...(dump === '' ? [] : [dump])].map(fromHex)
}

/**
 * Whether a text has half of a secret in it, and 16 characters of it at least. Where a secret has dots the longest part
 * between them counts: what stands before a dot is mostly a name or a header, and no secret.
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
