/** A text without escapes. `starts` holds the original index of each character, and the length of the original. */
export interface Unescaped {
  readonly text: string
  readonly starts: Uint32Array
}

// Percent-encoding (RFC 3986 2.1, UTF-8 or else Latin-1), JSON, JavaScript and XML, and the zero bytes of UTF-16.
const percent =
  '%[0-7][0-9a-f]|%[cd][0-9a-f]%[89ab][0-9a-f]|%e[0-9a-f](?:%[89ab][0-9a-f]){2}|' +
  '%f[0-7](?:%[89ab][0-9a-f]){3}|%[89a-f][0-9a-f]'
const numeric =
  '[%\\\\]u([0-9a-f]{4})|\\\\u\\{([0-9a-f]{1,6})\\}|\\\\x([0-9a-f]{2})|&#x0{0,8}([0-9a-f]{1,6});'
const escape = new RegExp(
  `(${percent})|${numeric}|&#0{0,8}([0-9]{1,7});|&(amp|lt|gt|quot|apos);|\\\\([^])|\\u0000`,
  'gi',
)
// oxlint-disable-next-line no-control-regex
const mayBeEscaped = /[%\\&\u0000]/
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const inJson: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

/** A text with one layer of escapes of any kind undone. `undefined` when there is none. */
export function unescaped(text: string): Unescaped | undefined {
  if (!mayBeEscaped.test(text)) return undefined
  const parts: string[] = []
  const starts = new Uint32Array(text.length + 1)
  let length = 0
  let done = 0
  const copyUpTo = (end: number) => {
    parts.push(text.slice(done, end))
    for (; done < end; done += 1) starts[length++] = done
  }
  for (const match of text.matchAll(escape)) {
    copyUpTo(match.index)
    const character = meaning(match)
    parts.push(character)
    for (let unit = 0; unit < character.length; unit += 1) starts[length++] = match.index
    done = match.index + match[0].length
  }
  if (done === 0) return undefined
  copyUpTo(text.length)
  starts[length] = text.length
  const plain = parts.join('')
  return plain === text ? undefined : { text: plain, starts }
}

function meaning([all, encoded, unit, brace, byte, hexadecimal, decimal, entity, letter]: RegExpMatchArray) {
  if (encoded !== undefined) return fromPercent(encoded)
  const code = unit ?? brace ?? byte ?? hexadecimal
  if (code !== undefined) return fromCode(Number.parseInt(code, 16), all)
  if (decimal !== undefined) return fromCode(Number(decimal), all)
  if (entity !== undefined) return named[entity.toLowerCase()] ?? all
  return letter === undefined ? '' : (inJson[letter] ?? letter)
}

function fromPercent(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return String.fromCharCode(Number.parseInt(encoded.slice(1, 3), 16))
  }
}

function fromCode(code: number, otherwise: string): string {
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : otherwise
}
