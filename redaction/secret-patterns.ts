import type { SecretSpan, Secrets } from './secrets.js'

/** Fields whose value is always a secret. */
const sure =
  '(?:access|refresh|id|subject|actor|admin|session|auth)[_-]?token|id[_-]?token[_-]?hint|' +
  '(?:client|app|api|consumer|shared)[_-]?secret|client[_-]?assertion|access[_-]?key[_-]?secret|' +
  '(?:api|private|subscription)[_-]?key|password|passwd|passphrase|code[_-]?verifier'
/** Fields that are secret only where it is certain that they are fields: the words also occur in sentences. */
const field = `${sure}|token|secret|pwd|pass`
const quotedValue = `(?:"((?:[^"\\\\]|\\\\[^])*)|'((?:[^'\\\\]|\\\\[^])*))`
const newLine = '(?:\\r\\n|\\n|\\r)'

/** Each pattern ends with the value, in its only group that matched. None can backtrack without bounds. */
const byName = [
  // JSON and similar notations; XML attributes
  `(["'])(?:${field})\\1\\s{0,20}[:=]\\s{0,20}\\[?\\s{0,20}${quotedValue}`,
  `(?<![a-z0-9_])(?:${sure})\\s{0,20}[:=]\\s{0,20}${quotedValue}`,
  `(?<![a-z0-9_])(?:${sure})["']?\\s{0,20}:\\s{0,20}([^\\s"'&;,<>{}[\\]]+)`,
  // a form, a query, a cookie
  `(?<![a-z0-9_])(?:${field}|code|authorization)=([^&;\\s#"]+)`,
  // XML elements; a placeholder such as <access_token> in a sentence is followed by its punctuation
  `<(?:[\\w.-]{1,50}:)?(?:${field})(?:\\s[^<>]{0,200})?>\\s{0,20}(?:<!\\[CDATA\\[)?(?![,.;:)])([^<\\]]+)(?=[<\\]]|$)`,
  // a name and its value in a list of parameters
  `["'](?:${field})["']\\s{0,20},?\\s{0,20}["']?value["']?\\s{0,20}[:=]\\s{0,20}${quotedValue}`,
  // multipart/form-data
  `\\bname\\*?=(?:utf-8'')?["']?(?:${field}|code)(?![\\w-])[^\\r\\n]{0,200}` +
    `(?:${newLine}[^\\r\\n]{1,200}){0,4}${newLine}${newLine}((?:(?!${newLine}--)[^])+)`,
  // at least 16 characters, so not a word of a sentence; the Authorization header is redacted whole
  `\\b(?:bearer|basic)\\s{1,20}([a-z0-9._~+/=-]{16,})`,
  `://[^\\s/:@?#"]{0,256}:([^\\s/@?#"]{1,512})(?=@)`,
].map((pattern) => new RegExp(pattern, 'gi'))
const mayBeNamed =
  /token|secret|assertion|pass|pwd|verifier|key|authorization|code["'=]|bearer|basic|:\/\/[^/]{0,999}@/i
/** A reference to a secret, perhaps with the punctuation of a sentence after it. */
const reference = /^sha256:[\w-]{8}[:.,)]*$/

/** Values that are secret because of the text before them. */
export function* named(text: string): Generator<SecretSpan> {
  if (!mayBeNamed.test(text)) return
  for (const pattern of byName) {
    for (const match of text.matchAll(pattern)) {
      const value = match.slice(1).findLast((group) => group !== undefined) ?? ''
      const end = match.index + match[0].length
      if (value !== '' && !reference.test(value)) yield { start: end - value.length, end, secret: value }
    }
  }
}

const made = /mock_[A-Za-z0-9~_-]{20,43}/g
const word = /[A-Za-z0-9_-]+/g
const jwtTail = /\.[A-Za-z0-9_-]{6,}(?:\.[A-Za-z0-9_-]*){0,3}/y
const tokenEnd = /\.[A-Za-z0-9_-]{20,}/g
const maxId = 64

/** Values with the shape of tokens and secrets, whole or cut, of any mock or a similar service. */
export function* shaped(secrets: Secrets, text: string): Generator<SecretSpan> {
  if (text.includes('mock_')) yield* wholes(text, made)
  if (text.includes('eyJ')) yield* jwts(text)
  if (!text.includes('.')) return
  for (const { 0: tail, index } of text.matchAll(tokenEnd)) {
    const id = sandboxBefore(secrets, text, index) ?? (tail.length === 44 ? wordBefore(text, index) : '')
    const start = index - id.length
    const end = index + tail.length
    if (id !== '') yield { start, end, secret: text.slice(start, end) }
  }
}

/** JWTs, whole or cut. Reads each word one time. A pattern would start again at every `eyJ` that no dot follows. */
function* jwts(text: string): Generator<SecretSpan> {
  let done = 0
  for (const { 0: header, index } of text.matchAll(word)) {
    const start = index + header.indexOf('eyJ')
    const end = index + header.length
    if (start < index || start < done || end - start < 'eyJ'.length + 6 || text[end] !== '.') continue
    jwtTail.lastIndex = end
    const tail = jwtTail.exec(text)?.[0]
    if (tail === undefined) continue
    done = end + tail.length
    yield { start, end: done, secret: text.slice(start, done) }
  }
}

function* wholes(text: string, pattern: RegExp): Generator<SecretSpan> {
  for (const { 0: secret, index } of text.matchAll(pattern)) {
    yield { start: index, end: index + secret.length, secret }
  }
}

/** The id of a sandbox that ends at this index. */
function sandboxBefore(secrets: Secrets, text: string, end: number): string | undefined {
  const word = wordBefore(text, end)
  for (let start = 0; start < word.length; start += 1) {
    if (secrets.isSandbox(word.slice(start))) return word.slice(start)
  }
  return undefined
}

function wordBefore(text: string, end: number): string {
  return /(?<![A-Za-z0-9_-])[A-Za-z0-9_-]*$/.exec(text.slice(Math.max(0, end - maxId), end))?.[0] ?? ''
}
