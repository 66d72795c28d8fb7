import type { TraceExchange, TraceResponse } from '../model/exchange.js'
import { decodedBody, missing, type ReadBody } from './body.js'
import { timeOf } from './time.js'
import { headersOf, listOf, numberOf, objectOf, textOf, type Json } from './values.js'

/** An exchange without what the position in the file decides, or why the entry is left out. */
export type ReadEntry =
  | { readonly exchange: Omit<TraceExchange, 'number' | 'file' | 'at'>; readonly at: number | undefined }
  | { readonly leftOut: string }

/** Reads one entry of a HAR file. Entries of browsers and proxies differ in what they leave out. */
export function readHarEntry(value: unknown): ReadEntry {
  const entry = objectOf(value)
  const request = objectOf(entry['request'])
  const url = urlOf(request['url'])
  const method = textOf(request['method'])?.toUpperCase()
  if (!url || method === undefined || !/^[A-Z]+$/.test(method)) return { leftOut: 'the entry is damaged' }
  if (!/^https?:$/.test(url.protocol)) return { leftOut: 'not HTTP' }
  if (entry['_fromCache'] !== undefined) return { leftOut: 'answered from a cache' }
  const headers = headersOf(request['headers'])
  const client = textOf(objectOf(entry['_cxone'])['client'])
  return {
    at: timeOf(entry['startedDateTime']),
    exchange: {
      took: Math.max(0, numberOf(entry['time']) ?? 0),
      method,
      origin: url.origin,
      target: url.pathname + url.search,
      headers,
      body: requestBody(request, headers),
      response: responseOf(objectOf(entry['response'])),
      ...(client === undefined ? {} : { client }),
    },
  }
}

export function urlOf(value: unknown): URL | undefined {
  return typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined
}

function requestBody(request: Json, headers: Readonly<Record<string, string>>): string | undefined {
  const post = objectOf(request['postData'])
  const text = textOf(post['text'])
  if (text !== undefined && text !== '') {
    const encoding = textOf(post['encoding']) ?? textOf(post['_encoding'])
    return decodedBody(text, encoding, headers['content-encoding']).body
  }
  const params = listOf(post['params']).map((each) => objectOf(each))
  if (params.length > 0) {
    return new URLSearchParams(
      params.map(({ name, value }): [string, string] => [textOf(name) ?? '', textOf(value) ?? '']),
    ).toString()
  }
  return isLeftOut(request, headers) ? undefined : ''
}

/** Whether there was a body that the recorder left out. Some say so only by an unknown size, or not at all. */
function isLeftOut(request: Json, headers: Readonly<Record<string, string>>): boolean {
  if (/^(?:get|head)$/i.test(textOf(request['method']) ?? '')) return false
  const length = headers['content-length']
  if (length !== undefined) return Number(length) > 0
  const size = numberOf(request['bodySize'])
  return size === undefined || size < 0 ? headers['content-type'] !== undefined : size > 0
}

function responseOf(response: Json): TraceResponse | undefined {
  const status = numberOf(response['status'])
  // Browsers write 0 if there was no response.
  if (status === undefined || !Number.isInteger(status) || status < 100 || status > 599) return undefined
  const headers = headersOf(response['headers'])
  return { status, headers, ...responseBody(response, headers) }
}

function responseBody(response: Json, headers: Readonly<Record<string, string>>): ReadBody {
  const content = objectOf(response['content'])
  const text = textOf(content['text'])
  if (text !== undefined) return decodedBody(text, textOf(content['encoding']), headers['content-encoding'])
  const size = numberOf(content['size']) ?? numberOf(response['bodySize']) ?? 0
  return size > 0 || Number(headers['content-length'] ?? 0) > 0
    ? missing('the recorder left it out')
    : { body: '' }
}
