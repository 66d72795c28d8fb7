import { METHODS, STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { originForm, type Handles } from '../http/host.js'
import type { PlainRequest, PlainResponse, RejectedByHost } from '../http/message.js'

/** What the server says about a request that it rejects itself. */
interface Why {
  readonly status: number
  readonly rule: string
  readonly reason: string
  readonly fix: string
  /** Default: none. */
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

function rejectedBy({ status, body = '', headers = {}, ...why }: Why): RejectedByHost {
  return { ...why, response: { status, headers: { ...headers }, body } }
}

/** 421 for a Host that is not allowed. */
export function misdirected(host: string): RejectedByHost {
  const shown = JSON.stringify(host.slice(0, 80))
  const reason = `The Host ${shown} is not allowed.`
  const fix = 'Start cxone-mock with --allowed-hosts to add it.'
  const body = JSON.stringify({ type: 'about:blank', title: `${reason} ${fix}`, status: 421 })
  const headers = { 'Content-Type': 'application/problem+json' }
  return rejectedBy({ status: 421, rule: 'host', reason, fix, body, headers })
}

/** 400 for a request of HTTP/1.1 without Host (RFC 9112 3.2). */
export function withoutHost(): RejectedByHost {
  return rejectedBy({
    status: 400,
    rule: 'host',
    reason: 'The request has no Host header, which HTTP/1.1 requires.',
    fix: 'Send Host with the name and the port of the mock.',
    headers: { Connection: 'close', 'Content-Length': '0' },
  })
}

/** 400 for a Host that cannot be read, in the control plane. */
export function unreadableHost(host: string): RejectedByHost {
  const reason = `The Host ${JSON.stringify(host.slice(0, 80))} is not a host with an optional port.`
  const fix = 'Send the name of the mock, for example 127.0.0.1:4080.'
  const body = JSON.stringify({ type: 'about:blank', title: `${reason} ${fix}`, status: 400 })
  const headers = { 'Content-Type': 'application/problem+json' }
  return rejectedBy({ status: 400, rule: 'host', reason, fix, body, headers })
}

/** 404 for a path of the API on the port of the control plane. */
export function notTheApi(): RejectedByHost {
  const reason = 'This port serves only /__admin.'
  const fix = 'Send requests for the API to the other port.'
  const body = JSON.stringify({ type: 'about:blank', title: `${reason} ${fix}`, status: 404 })
  const headers = { 'Content-Type': 'application/problem+json' }
  return rejectedBy({ status: 404, rule: 'admin-port', reason, fix, body, headers })
}

/** 417 for an Expect header other than 100-continue (RFC 9110 10.1.1). */
export function unknownExpectation(): RejectedByHost {
  return rejectedBy({
    status: 417,
    rule: 'expectation',
    reason: 'The Expect header is not 100-continue.',
    fix: 'Remove the Expect header, or send 100-continue.',
    headers: { 'Content-Length': '0' },
  })
}

/** 501 for CONNECT, which a client sends that takes the mock for a proxy (RFC 9110 9.3.6). */
function notAProxy(target: string): RejectedByHost {
  return rejectedBy({
    status: 501,
    rule: 'connect',
    reason: `The client asks for a tunnel to ${JSON.stringify(target.slice(0, 80))}, but the mock is not a proxy.`,
    fix: 'Use the URL of the mock as the base URL of the API, not as HTTPS_PROXY.',
    headers: { Connection: 'close', 'Content-Length': '0' },
  })
}

/** Rejects CONNECT, and records it. By default, Node closes the connection without a response. */
export function connectMethod(mock: Handles) {
  return ({ url = '', rawHeaders: headers, httpVersion }: IncomingMessage, socket: Socket): void => {
    socket.on('error', () => socket.destroy())
    const connection = socket.remotePort
    const plain = { method: 'CONNECT', target: url, headers, body: '', httpVersion, connection }
    respond(mock, socket, { ...plain, rejected: notAProxy(url) })
  }
}

/** What Node adds to the error of a connection. */
interface ConnectionError extends Error {
  readonly code?: string
  readonly reason?: string
  readonly bytesParsed?: number
  readonly rawPacket?: Buffer
}

const statuses: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

/**
 * Responds to a request that the parser of Node cannot read, with what Node responds by default, and records it.
 * A client that left is not recorded: nothing was rejected.
 */
export function clientError(mock: Handles, isAdmin: (target: string) => boolean) {
  return (error: ConnectionError, socket: Socket): void => {
    const { code = '', bytesParsed = 0, rawPacket } = error
    // Node has no public name for the response that is being written on a connection.
    const { _httpMessage: current } = socket as { _httpMessage?: ServerResponse & { req: IncomingMessage } }
    if (!socket.writable || current?.headersSent) return void socket.destroy()
    const status = statuses[code] ?? 400
    const packet = rawPacket?.toString('latin1') ?? ''
    const { method, target, headers } = current
      ? { method: current.req.method ?? '', target: current.req.url ?? '', headers: current.req.rawHeaders }
      : lineOf(packet, bytesParsed)
    const wasRead = /^HPE_(?!INVALID_EOF_STATE)|^ERR_HTTP_REQUEST_TIMEOUT$/.test(code) && socket.bytesRead > 0
    const response = { status, headers: { Connection: 'close' }, body: '' }
    if (!wasRead || isAdmin(target)) return end(socket, response)
    const plain: PlainRequest = {
      method,
      target: originForm(target),
      headers,
      body: '',
      connection: socket.remotePort,
      rejected: { rule: 'http-syntax', ...explain(error, method, packet), response },
    }
    respond(mock, socket, plain)
  }
}

function respond(mock: Handles, socket: Socket, rejected: PlainRequest): void {
  const reply = mock.handle(rejected)
  // No stage waits for a request that is already rejected.
  if (reply instanceof Promise) socket.destroy()
  else end(socket, reply)
}

function end(socket: Socket, { status, headers }: PlainResponse): void {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n`)
  socket.destroySoon()
}

/** The request line and the headers of the request in which the parser stopped, as far as they can be read. */
function lineOf(packet: string, bytesParsed: number) {
  const before = packet.lastIndexOf('\r\n\r\n', Math.max(0, bytesParsed - 4))
  const [line = '', ...rest] = packet
    .slice(before < 0 || bytesParsed === 0 ? 0 : before + 4)
    .split('\r\n\r\n', 1)[0]
    ?.split(/\r?\n/, 101) ?? ['']
  const [, method, target] = /^([!-~]{1,40}) ([!-~]{1,8192})/.exec(line) ?? []
  const headers = rest.flatMap((each) => {
    const colon = each.indexOf(':')
    return colon < 1 ? [] : [each.slice(0, colon), each.slice(colon + 1).trim()]
  })
  return { method: method ?? '(unreadable)', target: target ?? '/', headers: target ? headers : [] }
}

function explain(
  { code, reason, message }: ConnectionError,
  method: string,
  packet: string,
): Pick<Why, 'reason' | 'fix'> {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return {
      reason: 'The client did not finish its request in time.',
      fix: 'Send the whole request within 15 s.',
    }
  }
  if (code === 'HPE_HEADER_OVERFLOW') {
    return { reason: 'The headers are larger than 65,536 bytes.', fix: 'Send shorter headers.' }
  }
  if (packet.startsWith('\u0016\u0003')) {
    return {
      reason: 'The client speaks TLS, but this port serves plain HTTP.',
      fix: 'Use a base URL that starts with http://.',
    }
  }
  if (code === 'HPE_PAUSED_H2_UPGRADE' || packet.startsWith('PRI * HTTP/2')) {
    return {
      reason: 'The client speaks HTTP/2 without TLS, but this port serves HTTP/1.1.',
      fix: 'Use HTTP/1.1, for example curl --http1.1.',
    }
  }
  const upper = method.toUpperCase()
  if (code === 'HPE_INVALID_METHOD' && method !== upper && METHODS.includes(upper)) {
    return {
      reason: `The method ${JSON.stringify(method)} is not in upper case. Methods are case-sensitive (RFC 9110 9.1).`,
      fix: `Send ${upper}. fetch changes the case of get, post, put, delete, head and options, but not of patch.`,
    }
  }
  return {
    reason: `The HTTP parser cannot read the request: ${reason ?? message}.`,
    fix: 'Use an HTTP library instead of writing the request by hand.',
  }
}
