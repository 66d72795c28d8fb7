import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'

/** What a client sends to upgrade to HTTP/2 (RFC 7540 3.2), as Java's HttpClient does with each first request. */
const ofUpgrade = /^(?:connection|upgrade|http2-settings)$/i

/**
 * Handles a request that asks for another upgrade than that to a WebSocket, as if it did not (RFC 9110 7.8). Node has
 * taken its parser from the connection, so the request is put back and read again.
 */
export function withoutUpgrade(
  server: Server,
  { method, url, httpVersion, rawHeaders }: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  const lines = [`${method} ${url} HTTP/${httpVersion}`]
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? ''
    if (!ofUpgrade.test(name)) lines.push(`${name}: ${rawHeaders[index + 1]}`)
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]))
  server.emit('connection', socket)
  // With a listener Node reads through the stream, where what was put back comes first, and not from the handle.
  socket.on('data', () => undefined)
}
