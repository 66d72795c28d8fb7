import { isBodyless, type PlainResponse } from '../http/message.js'
import type { OperationResponse } from '../operations/operation.js'

type Headers = Readonly<Record<string, string>>

export const noStore = { 'Cache-Control': 'no-store', Pragma: 'no-cache' }

export function empty(status: number, headers: Headers): PlainResponse {
  return {
    status,
    headers: isBodyless(status) ? { ...headers } : { ...headers, 'Content-Length': '0' },
    body: '',
  }
}

export function withJson(status: number, headers: Headers, body: unknown): PlainResponse {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) }
}

/** A response in the format of most surfaces: JSON, a text, or nothing. */
export function bodyOf({ status, body, text, headers }: OperationResponse, own: Headers = {}): PlainResponse {
  const all = { ...own, ...headers }
  if (text) return { status, headers: { 'Content-Type': text.type, ...all }, body: text.content }
  return body === undefined ? empty(status, all) : withJson(status, all, body)
}

/** RFC 6749 5.2 allows %x20-21 / %x23-5B / %x5D-7E in error_description. */
export function printable(text: string): string {
  return text.replaceAll('"', "'").replaceAll(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/g, '?')
}

/** The `error` of RFC 6749 5.2. Codes of other surfaces, for example `bad.request`, become invalid_request. */
export function errorOf(code: string): string {
  return code.includes('.') ? 'invalid_request' : code
}

/** The reason phrases of NICE's services, which run on Spring. */
export const phrases: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Entity',
  425: 'Too Early',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}
