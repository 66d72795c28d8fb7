import { h, type Child } from './dom.js'

/** A text as a person reads it: JSON indented and coloured, a form as one line per field, anything else as it is. */
export function pretty(text: string, type = ''): Child[] {
  const value = parsed(text)
  if (value !== undefined) return json(value, '')
  if (!type.startsWith('application/x-www-form-urlencoded')) return [text]
  return [...new URLSearchParams(text)].flatMap(([name, each], index) => [
    index > 0 && '\n',
    token('key', name),
    ' = ',
    token('string', each),
  ])
}

/** A JSON object or array. Undefined for any other text. */
export function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

function json(value: unknown, indent: string): Child[] {
  if (typeof value !== 'object' || value === null)
    return [token(value === null ? 'null' : typeof value, JSON.stringify(value))]
  const deeper = `${indent}  `
  const isList = Array.isArray(value)
  const [open, close] = isList ? ['[', ']'] : ['{', '}']
  const entries = Object.entries(value)
  if (entries.length === 0) return [open + close]
  const lines = entries.flatMap(([name, each], index) => [
    `${index > 0 ? ',' : ''}\n${deeper}`,
    ...(isList ? [] : [token('key', JSON.stringify(name)), ': ']),
    ...json(each, deeper),
  ])
  return [open, ...lines, `\n${indent}${close}`]
}

function token(kind: string, text: string): HTMLElement {
  return h('span', { class: `json-${kind}` }, text)
}
