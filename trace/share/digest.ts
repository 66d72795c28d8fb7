import { createHash } from 'node:crypto'
import type { TraceExchange } from '../model/exchange.js'
import { parsedJson } from '../read/json.js'
import { prose } from './fields.js'
import { Pseudonyms } from './pseudonyms.js'
import { redactExchange } from './redact.js'

/**
 * The digest of an exchange, the same before and after `trace redact`. It covers the time, the request and the response,
 * without secrets, personal data and texts for people.
 */
export function digestOf(exchange: TraceExchange): string {
  const { at, method, target, headers, body, response } = redactExchange(exchange, new Pseudonyms())
  const parts = [
    new Date(at).toISOString(),
    method,
    target,
    sorted(headers),
    canonical(body),
    response?.status ?? null,
    sorted(response?.headers ?? {}),
    canonical(response?.body),
  ]
  return `sha256:${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`
}

function sorted(value: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
}

/** Bodies without texts for people, in which `trace redact` may have replaced what other exchanges name. */
function canonical(body: string | undefined): unknown {
  const json = parsedJson(body)
  return json ? withoutProse(json.value) : (body ?? null)
}

function withoutProse(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => withoutProse(each))
  if (typeof value !== 'object' || value === null) return value
  const fields = sorted(value as Readonly<Record<string, unknown>>).filter(([name]) => !prose.test(name))
  return fields.map(([name, each]) => [name, withoutProse(each)])
}
