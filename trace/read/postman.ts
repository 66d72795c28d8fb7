import type { TraceExchange } from '../model/exchange.js'
import { decodedBody, maxBody, missing, type ReadBody } from './body.js'
import { urlOf, type ReadEntry } from './har-entry.js'
import { headersOf, listOf, numberOf, objectOf, textOf, type Json } from './values.js'

/** How deep folders may lie in each other. */
const maxDepth = 32

/** The saved examples of an item of a Postman collection, folders included. */
export function* readPostmanItem(
  value: unknown,
  variables: ReadonlyMap<string, string>,
  depth = 0,
): Generator<ReadEntry> {
  const item = objectOf(value)
  if (depth < maxDepth)
    for (const each of listOf(item['item'])) yield* readPostmanItem(each, variables, depth + 1)
  for (const each of listOf(item['response'])) {
    const example = objectOf(each)
    const request = objectOf(example['originalRequest'] ?? item['request'])
    yield readExchange(request, example, variables)
  }
}

/** One request of a run of newman, as its JSON report has it. */
export function readNewmanExecution(value: unknown): ReadEntry {
  const execution = objectOf(value)
  return readExchange(objectOf(execution['request']), objectOf(execution['response']), new Map())
}

/** The variables of a collection. */
export function variablesOf(values: readonly unknown[]): Map<string, string> {
  return new Map(
    values.flatMap((each): [string, string][] => {
      const { key, value } = objectOf(each)
      return typeof key === 'string' ? [[key, textOf(value) ?? '']] : []
    }),
  )
}

function readExchange(request: Json, response: Json, variables: ReadonlyMap<string, string>): ReadEntry {
  const fill = (text: string) =>
    text.replaceAll(/\{\{([^{}]{1,200})\}\}/g, (all, name: string) => variables.get(name) ?? all)
  const raw = fill(urlText(request['url']))
  // A base URL that an environment defines is not part of the file.
  const url = urlOf(raw.replace(/^\{\{[^{}]*\}\}/, 'https://tenant.example')) ?? urlOf(`https://${raw}`)
  const method = (textOf(request['method']) ?? 'GET').toUpperCase()
  if (!url || raw === '') return { leftOut: 'the entry is damaged' }
  const body = requestBody(objectOf(request['body']), fill)
  const headers = Object.fromEntries(
    Object.entries(headersOf(request['header'])).map(([name, text]) => [name, fill(text)]),
  )
  const exchange: Omit<TraceExchange, 'number' | 'file' | 'at'> = {
    took: Math.max(0, numberOf(response['responseTime']) ?? 0),
    method,
    origin: url.origin,
    target: url.pathname + url.search,
    headers: { ...body.headers, ...headers, ...authorization(objectOf(request['auth']), fill) },
    body: body.text,
    response: responseOf(response),
  }
  return { at: undefined, exchange }
}

function urlText(value: unknown): string {
  if (typeof value === 'string') return value
  const { raw, protocol, host, path, query } = objectOf(value)
  if (typeof raw === 'string') return raw
  const joined = (parts: unknown, by: string) =>
    Array.isArray(parts)
      ? listOf(parts)
          .map((part) => textOf(part) ?? textOf(objectOf(part)['value']) ?? '')
          .join(by)
      : (textOf(parts) ?? '')
  const pairs = listOf(query)
    .map((each) => objectOf(each))
    .filter(({ disabled }) => disabled !== true)
    .map(({ key, value: sent }): [string, string] => [textOf(key) ?? '', textOf(sent) ?? ''])
  const search = pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`
  const origin = `${textOf(protocol) ?? 'https'}://${joined(host, '.')}`
  const port = textOf(objectOf(value)['port'])
  return `${origin}${port === undefined || port === '' ? '' : `:${port}`}/${joined(path, '/')}${search}`
}

function requestBody(body: Json, fill: (text: string) => string) {
  const raw = textOf(body['raw'])
  if (body['mode'] === 'urlencoded') {
    const pairs = listOf(body['urlencoded']).map((each) => objectOf(each))
    const form = pairs
      .filter(({ disabled }) => disabled !== true)
      .map(({ key, value }): [string, string] => [fill(textOf(key) ?? ''), fill(textOf(value) ?? '')])
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    return { text: new URLSearchParams(form).toString(), headers }
  }
  return { text: raw === undefined ? '' : fill(raw), headers: {} }
}

function authorization({ type, bearer, basic }: Json, fill: (text: string) => string) {
  const named = (list: unknown, name: string) =>
    fill(textOf(objectOf(listOf(list).find((each) => objectOf(each)['key'] === name))['value']) ?? '')
  if (type === 'bearer') return { authorization: `Bearer ${named(bearer, 'token')}` }
  if (type !== 'basic') return {}
  const pair = `${named(basic, 'username')}:${named(basic, 'password')}`
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` }
}

function responseOf(response: Json): TraceExchange['response'] {
  const status = numberOf(response['code'])
  if (status === undefined || !Number.isInteger(status) || status < 100 || status > 599) return undefined
  return { status, headers: headersOf(response['header']), ...responseBody(response) }
}

/** newman writes the bytes of the body as a list of numbers. */
function responseBody({ body, stream }: Json): ReadBody {
  const text = textOf(body)
  if (text !== undefined) return decodedBody(text, undefined)
  const bytes = listOf(objectOf(stream)['data'])
  if (bytes.length > maxBody) return missing('it is too long')
  const isBytes = bytes.every((byte) => typeof byte === 'number' && byte >= 0 && byte < 256)
  return isBytes ? { body: Buffer.from(bytes as number[]).toString('utf8') } : missing('it is damaged')
}
