import { parsedJson } from './json.js'

/** A JSON object of unknown content. */
export type Json = Readonly<Record<string, unknown>>

/** The object, or an empty one for anything else. Files of other programs may contain anything anywhere. */
export function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : []
}

/** The value of a JSON text. Undefined for any other text. */
export function jsonOf(text: string | undefined): unknown {
  return parsedJson(text)?.value
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/**
 * Headers from a list of `{name, value}` or `{key, value}`. Pseudo headers of HTTP/2 such as `:authority` and disabled
 * ones are left out.
 */
export function headersOf(value: unknown): Record<string, string> {
  const headers = new Map<string, string>()
  for (const each of listOf(value)) {
    const { name, key, value: sent, disabled } = objectOf(each)
    const header = (textOf(name) ?? textOf(key) ?? '').trim().toLowerCase()
    const text = textOf(sent) ?? (typeof sent === 'number' ? String(sent) : undefined)
    if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(header) || text === undefined || disabled === true) continue
    const before = headers.get(header)
    headers.set(header, before === undefined ? text : `${before}, ${text}`)
  }
  return Object.fromEntries(headers)
}
