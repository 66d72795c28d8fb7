import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { chunksOf } from '../faults/chunked-delay.js'
import type { PlainResponse } from '../http/message.js'
import { partialBytes } from '../faults/truncation.js'
import { hasContent } from '../http/host.js'

/**
 * Writes a response of the kernel, or breaks the connection where a fault says so. Never throws, because no caller
 * could report the error.
 */
export function writeReply(method: string, response: ServerResponse, reply: PlainResponse): void {
  try {
    write(method, response, reply)
  } catch (error) {
    failed(response, error)
  }
}

/** Responds with 500 if nothing was written so far. Breaks the connection otherwise. */
export function failed(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) return void response.destroy()
  const reason = error instanceof Error ? error.message : String(error)
  const title = `cxone-mock failed. This is a bug in the mock, not a response of the API (${reason}).`
  const body = JSON.stringify({ type: 'about:blank', title, status: 500 })
  response.writeHead(500, { 'Content-Type': 'application/problem+json', Connection: 'close' }).end(body)
}

function write(method: string, response: ServerResponse, reply: PlainResponse): void {
  const { status, headers, body, transport, chunkedDelay } = reply
  response.sendDate = false
  if (body !== '') headers['Content-Length'] = String(Buffer.byteLength(body))
  if (transport) return breakConnection(response, reply, transport)
  response.writeHead(status, headers)
  const content = hasContent(method, reply) ? body : undefined
  if (chunkedDelay === undefined || content === undefined) return void response.end(content)
  void trickle(response, chunksOf(Buffer.from(content), chunkedDelay)).catch((error) =>
    failed(response, error),
  )
}

async function trickle(response: ServerResponse, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  response.flushHeaders()
  for await (const chunk of chunks) {
    if (response.destroyed) return
    response.write(chunk)
  }
  response.end()
}

function breakConnection(
  response: ServerResponse,
  { status, headers, body }: PlainResponse,
  transport: NonNullable<PlainResponse['transport']>,
): void {
  const whole = Buffer.from(body)
  const part = whole.subarray(0, partialBytes(whole.length, transport))
  switch (transport.fault) {
    case 'CONNECTION_RESET_BY_PEER':
      endConnection(response, (socket) => socket.resetAndDestroy())
      return
    case 'EMPTY_RESPONSE':
      endConnection(response, (socket) => socket.end())
      return
    case 'RANDOM_DATA_THEN_CLOSE':
      endConnection(response, (socket) => socket.end('\u0007this is not HTTP\u0000'))
      return
    case 'RESET_AFTER_HEADERS':
      response.writeHead(status, headers)
      response.flushHeaders()
      // The headers are sent when the write after them is done.
      endConnection(response, (socket) => socket.write('', () => socket.resetAndDestroy()))
      return
    case 'STALL':
      response.writeHead(status, headers)
      response.write(part)
      return
    case 'TRUNCATED_BODY':
      response.writeHead(status, headers)
      response.write(part, () => endConnection(response, (socket) => socket.end()))
      return
    case 'NEVER_ANSWER':
    case 'MALFORMED_JSON':
  }
}

/** Ends the connection. Over HTTP/2 only the stream of the request: others share its connection. */
function endConnection(response: ServerResponse, end: (socket: Socket) => void): void {
  const { stream } = response as { readonly stream?: { close(code: number): void } }
  // Node 20 aborts the process when a stream is closed while its data is written.
  if (stream) afterThisWrite(() => stream.close(http2InternalError))
  else if (response.socket) end(response.socket)
}

/** Kept when this module is loaded, because a test may replace the global timers. */
const { setImmediate: afterThisWrite } = globalThis

/** RFC 9113 7: INTERNAL_ERROR. */
const http2InternalError = 2
