// Finds the text in a file that people read: comments, strings and Markdown outside code.

/** Stands for code, so that no phrase is found across it. */
const code = '\0'

const cLike = new Set(['ts', 'mts', 'mjs', 'js', 'css', 'java', 'go', 'cs'])

/**
 * Returns `source` at its original length, with everything but prose blanked. Line numbers stay valid.
 *
 * @param {string} source
 * @param {string} extension of the file, without the dot
 * @returns {string}
 */
export function proseOf(source, extension) {
  if (extension === 'md') return withoutInlineCode(withoutFences(source))
  if (extension === 'html') return withoutMarkup(source)
  if (cLike.has(extension)) return scan(source, cSyntax)
  if (extension === 'py') return scan(source, pythonSyntax)
  return withoutInlineCode(source)
}

const cSyntax = [
  { kind: 'comment', pattern: /\/\/[^\n]*/y },
  { kind: 'comment', pattern: /\/\*[^]*?\*\//y },
  { kind: 'string', pattern: /'(?:[^'\\\n]|\\[^])*'|"(?:[^"\\\n]|\\[^])*"/y },
  { kind: 'regex', pattern: /\/(?![/*])(?:[^\\/\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y },
  { kind: 'template', pattern: /`/y },
]

const pythonSyntax = [
  { kind: 'comment', pattern: /#[^\n]*/y },
  { kind: 'string', pattern: /"""[^]*?"""|'''[^]*?'''/y },
  { kind: 'string', pattern: /'(?:[^'\\\n]|\\[^])*'|"(?:[^"\\\n]|\\[^])*"/y },
]

/** A slash starts a regular expression where no value ended before it. */
const startsRegex = /(?:^|[([{,;:=!&|?+*%~^<>-]|\b(?:return|case|typeof|in|of))\s*$/

function scan(source, syntax) {
  let out = ''
  let at = 0
  /** For each template placeholder that the scanner is in: the number of open braces. */
  const placeholders = []
  /** Takes the text of a template after its `\`` or `}`, and what ends it: `\`` or `${`. */
  const takeTemplate = () => {
    const text = templateText(source, at + 1)
    const end = source.startsWith('${', at + 1 + text.length) ? 2 : 1
    if (end === 2) placeholders.push(0)
    out += code + readable(text) + code.repeat(end)
    at += 1 + text.length + end
  }
  while (at < source.length) {
    const token = tokenAt(source, at, syntax)
    const sign = source[at]
    if (token?.kind === 'template') takeTemplate()
    else if (token) {
      out += token.kind === 'comment' ? commentText(token.text) : blank(token.text, token.kind === 'string')
      at += token.text.length
    } else if (sign === '}' && placeholders.at(-1) === 0) {
      placeholders.pop()
      takeTemplate()
    } else {
      if (placeholders.length > 0 && sign === '{') placeholders.push(placeholders.pop() + 1)
      if (placeholders.length > 0 && sign === '}') placeholders.push(placeholders.pop() - 1)
      out += blank(sign)
      at += 1
    }
  }
  return out
}

function tokenAt(source, at, syntax) {
  for (const { kind, pattern } of syntax) {
    pattern.lastIndex = at
    const text = pattern.exec(source)?.[0]
    if (text === undefined) continue
    if (kind === 'regex' && !startsRegex.test(source.slice(Math.max(0, at - 40), at))) continue
    return { kind, text }
  }
  return undefined
}

/** The text of a template from `from` to its end or its next placeholder. */
function templateText(source, from) {
  const pattern = /(?:[^`\\$]|\\[^]|\$(?!\{))*/y
  pattern.lastIndex = from
  return pattern.exec(source)?.[0] ?? ''
}

function commentText(text) {
  const withoutMarkers = text.replaceAll(/^\/[/*]+|\*\/$|^[ \t]*\*|^#+/gm, (marker) =>
    ' '.repeat(marker.length),
  )
  return withoutInlineCode(withoutMarkers)
}

/** A string without a space is an identifier. */
function readable(text) {
  return /\s/.test(text.trim()) || /^\s|\s$/.test(text) ? withoutInlineCode(text) : blank(text)
}

/** Quotes and `+` join the parts of one text; all other code separates. */
function blank(text, isString = false) {
  if (isString) {
    const quote = text.startsWith('"""') || text.startsWith("'''") ? 3 : 1
    return ' '.repeat(quote) + readable(text.slice(quote, -quote)) + ' '.repeat(quote)
  }
  return text.replaceAll(/[^\s+]/g, code).replaceAll('+', ' ')
}

function withoutInlineCode(text) {
  const pattern = /(`+)[^`]+?\1|\{@\w+ [^}]*\}|https?:\/\/[^\s)>]+/g
  return text.replaceAll(pattern, (span) => span.replaceAll(/\S/g, code))
}

function withoutFences(text) {
  return text.replaceAll(/^( *)(```+|~~~+)[^]*?^\1\2/gm, (fence) => fence.replaceAll(/\S/g, code))
}

function withoutMarkup(text) {
  const pattern = /<(script|style)\b[^]*?<\/\1>|<[^>]*>/g
  const read = /\b(?:title|alt|placeholder|aria-label)="([^"]*)"/g
  return text.replaceAll(pattern, (tag) => {
    const kept = [...tag.matchAll(read)].map((found) => [found.index, found.index + found[0].length])
    return [...tag]
      .map((sign, at) => (/\s/.test(sign) || kept.some(([from, to]) => at >= from && at < to) ? sign : code))
      .join('')
  })
}
