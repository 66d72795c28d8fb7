import type { TraceExchange, TraceHeaders, TraceResponse } from '../model/exchange.js'
import { bearerOf, clientCredentials } from '../replay/credentials.js'
import { operationOf } from '../replay/infer.js'
import { parsedJson } from '../read/json.js'
import { isMadeUp, isSecret, prose, sortOf } from './fields.js'
import type { Pseudonyms } from './pseudonyms.js'

/** The headers that a shared trace has. All others are left out. */
const requestHeaders = new Set(['accept', 'authorization', 'content-type', 'content-encoding', 'origin'])
export const responseHeaders: ReadonlySet<string> = new Set([
  'access-control-allow-origin',
  'allow',
  'cache-control',
  'content-type',
  'icstatuscode',
  'icstatusdescription',
  'inin-correlation-id',
  'inin-ratelimit-allowed',
  'inin-ratelimit-count',
  'inin-ratelimit-reset',
  'location',
  'retry-after',
  'www-authenticate',
])
const dateTime = /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?$/
const sharedOrigin = 'https://tenant.example'

type Place = 'request' | 'response'

/** An exchange without secrets and personal data. A body that cannot be parsed is left out. */
export function redactExchange(exchange: TraceExchange, names: Pseudonyms): TraceExchange {
  const { body, headers, response, client, ...rest } = exchange
  const redactedBody = body === undefined ? undefined : redactBody(body, 'request', names)
  return {
    ...rest,
    file: 'trace',
    origin: sharedOrigin,
    target: redactTarget(exchange, names),
    headers: redactRequestHeaders(exchange, headers, names),
    body: redactedBody,
    response: response && redactResponse(response, names),
    ...(client === undefined ? {} : { client: names.of('id', client) }),
  }
}

function redactRequestHeaders(
  exchange: TraceExchange,
  headers: TraceHeaders,
  names: Pseudonyms,
): TraceHeaders {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => requestHeaders.has(name))
      .map(([name, value]) => {
        if (name === 'origin') return [name, sharedOrigin]
        return [name, name === 'authorization' ? redactAuthorization(exchange, value, names) : value]
      }),
  )
}

function redactAuthorization(exchange: TraceExchange, value: string, names: Pseudonyms): string {
  const token = bearerOf(exchange)
  if (token !== undefined) return `Bearer ${names.of('secret', token)}`
  const sent = clientCredentials(exchange)
  if (sent?.id === undefined || sent.secret === value) return `Basic ${names.of('secret', value)}`
  const pair = `${names.of('id', sent.id)}:${names.of('secret', sent.secret ?? '')}`
  return `Basic ${Buffer.from(pair).toString('base64')}`
}

function redactResponse(
  { status, headers, body, bodyMissing }: TraceResponse,
  names: Pseudonyms,
): TraceResponse {
  const kept = Object.entries(headers)
    .filter(([name]) => responseHeaders.has(name))
    .map(([name, value]) => [name, redactResponseHeader(name, value, names)])
  const clean = body === undefined ? undefined : redactBody(body, 'response', names)
  const reason = body !== undefined && clean === undefined ? 'it cannot be redacted' : bodyMissing
  return {
    status,
    headers: Object.fromEntries(kept) as TraceHeaders,
    body: clean,
    ...(reason === undefined ? {} : { bodyMissing: reason }),
  }
}

function redactResponseHeader(name: string, value: string, names: Pseudonyms): string {
  if (name === 'inin-correlation-id') return names.of('id', value)
  if (name === 'access-control-allow-origin') return value === '*' ? value : sharedOrigin
  if (name === 'icstatusdescription') return names.inProse(value)
  if (name !== 'location') return name === 'www-authenticate' ? names.within(value) : value
  const [, path = '', query] = /^(?:[a-z]+:\/\/[^/?#]*)?([^?]*)(?:\?([^]*))?$/i.exec(value) ?? []
  return (
    sharedOrigin +
    redactPath(path, names) +
    (query === undefined ? '' : `?${redactForm(query, 'request', names)}`)
  )
}

function redactTarget(exchange: TraceExchange, names: Pseudonyms): string {
  const [path = '', query] = exchange.target.split(/\?([^]*)/)
  const params = new Set(Object.values(operationOf(exchange)?.params ?? {}))
  return redactPath(path, names, params) + (query ? `?${redactForm(query, 'request', names)}` : '')
}

/** Keeps the words of a path. @param params segments that are parameters although they look like words */
function redactPath(path: string, names: Pseudonyms, params: ReadonlySet<string> = new Set()): string {
  return path
    .split('/')
    .map((segment) => {
      // The version of an API is a parameter of its path, and says nothing about anybody.
      if (segment === '' || /^v\d{1,3}(?:\.\d{1,3})?$/i.test(segment)) return segment
      const isWord = /^(?:[a-z][a-z-]*|\.well-known|[a-z]+\.[a-z]+)$/i.test(segment)
      if (isWord && !params.has(segment)) return segment
      return encodeURIComponent(names.of('id', decoded(segment)))
    })
    .join('/')
}

function redactForm(form: string, place: Place, names: Pseudonyms): string {
  const pairs = [...new URLSearchParams(form)].map(([name, value]): [string, string] => {
    const shown = redactName(name, names)
    const isPlain = /^(?:true|false|\d{1,5})$/.test(value) && !/id$/i.test(name) && !isSecret(name)
    return [shown, isPlain ? value : redactText(name, value, place, names)]
  })
  return new URLSearchParams(pairs).toString()
}

/** Undefined for a body that is neither JSON nor a form. */
function redactBody(body: string, place: Place, names: Pseudonyms): string | undefined {
  if (body === '') return body
  const json = parsedJson(body)
  if (json) return JSON.stringify(redactValue('', json.value, place, names))
  const isForm = /^[\w.-]{1,64}=[^<>\s"{}]*$/.test(body)
  return isForm ? redactForm(body, place, names) : undefined
}

function redactValue(field: string, value: unknown, place: Place, names: Pseudonyms): unknown {
  if (typeof value === 'string') return redactText(field, value, place, names)
  if (typeof value === 'number') {
    if (isSecret(field)) return names.of('secret', String(value))
    const isName = sortOf(field, place) === 'id' || Math.abs(value) >= 1_000_000
    return isName && Number.isInteger(value) ? names.ofNumber(value) : value
  }
  if (Array.isArray(value)) return value.map((each) => redactValue(field, each, place, names))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      redactName(name, names),
      redactValue(name, each, place, names),
    ]),
  )
}

/** A map from ids to values has ids as names. Names of fields have few digits, and none after a hyphen. */
function redactName(name: string, names: Pseudonyms): string {
  const isField =
    /^@?[A-Za-z_$][A-Za-z_$.[\]-]{0,63}$|^[A-Za-z_$](?:[A-Za-z_$.#[\]]*\d){1,2}[A-Za-z_$]{0,32}$/.test(name)
  return isField && name.length <= 64 ? name : names.of('id', name)
}

function redactText(field: string, value: string, place: Place, names: Pseudonyms): string {
  if (dateTime.test(value)) return value
  if (prose.test(field)) return names.inProse(value)
  if (/(?:uri|url|^href|^self)$/i.test(field) && /^(?:https?:\/\/|\/)/.test(value)) {
    return redactResponseHeader('location', value, names).slice(
      value.startsWith('/') ? sharedOrigin.length : 0,
    )
  }
  const sort = sortOf(field, place)
  if (sort !== undefined) return names.of(sort, value)
  // A word of the API, although another field may have it as a name.
  if (/^[A-Za-z]{1,64}(?:[_:.-][A-Za-z]{1,64}){0,8}$/.test(value)) return value
  return isMadeUp(value) ? names.of('secret', value) : names.within(value)
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
