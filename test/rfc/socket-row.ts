import { basic } from './requests.js'
import { apiError, tokenError, type Expected } from './row.js'
import type { ServerName } from './socket.js'

/** A row of bytes that no HTTP client would write. `{token}` stands for a token of `recorder`. */
export interface SocketRow {
  readonly row: number
  /** A sentence. */
  readonly title: string
  /** Default: node:http and Express. */
  readonly servers?: readonly ServerName[]
  readonly bytes: string
  /** Every reply that comes before the server closes, interim ones too. */
  readonly expect: readonly Expected[]
}

/** What Express cannot decide, since the server under it is the user's. */
export const own: readonly ServerName[] = ['node:http']

export const bearer = 'Authorization: Bearer {token}'
export const credentials = `Authorization: ${basic('recorder', 'recorder-secret')}`

/** A request without a body. */
export function request(line: string, ...headers: string[]): string {
  return [line, 'Host: localhost', ...headers, 'Connection: close', '', ''].join('\r\n')
}

export function me(...headers: string[]): string {
  return request('GET /api/v2/tokens/me HTTP/1.1', ...headers)
}

/** A token request from `recorder` with this body, however it is framed. */
export function post(body: string, ...headers: string[]): string {
  const form = 'Content-Type: application/x-www-form-urlencoded'
  return request('POST /oauth/token HTTP/1.1', credentials, form, ...headers) + body
}

/** The same bytes, of a client that would keep the connection. */
export function keepAlive(bytes: string): string {
  return bytes.replace('Connection: close\r\n', '')
}

export const ok: Expected = {
  status: 200,
  headers: { 'content-type': 'application/json', 'x-powered-by': null },
}

/** What the HTTP parser of Node answers: a status, and nothing else. */
export function parser(status: number): Expected {
  return { status, headers: { connection: 'close', 'content-type': null }, body: '' }
}

export function repeated(name: string): Expected {
  return apiError(400, 'bad.request', `The header ${name} is sent more than once.`)
}

const tooLarge = tokenError(413, 'invalid_request', 'The request body is larger than 65536 bytes')

/** 413 at the token endpoint, after which the connection is closed. */
export const closed: Expected = { ...tooLarge, headers: { ...tooLarge.headers, connection: 'close' } }

export const misdirected: Expected = { status: 421, headers: { 'content-type': 'application/problem+json' } }
