import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Stray } from '../model/client.js'
import { pairs } from './received-requests.js'

const maxCount = 1000

/** A proxy that forwards nothing. It records requests to addresses outside the configuration. */
export interface CaptureProxy {
  /** Its URL, for HTTP_PROXY and HTTPS_PROXY. */
  readonly url: string
  /** The requests since the last `empty()`. */
  readonly caught: readonly Stray[]
  empty(): void
  close(): Promise<void>
}

export async function openCaptureProxy(): Promise<CaptureProxy> {
  const caught: Stray[] = []
  const note = ({ method = '', url = '', rawHeaders }: IncomingMessage) => {
    if (caught.length < maxCount) caught.push({ method, target: url, headers: pairs(rawHeaders) })
  }
  const server = createServer((request, response) => {
    note(request)
    request.resume()
    response.writeHead(502, { 'Content-Length': '0', Connection: 'close' }).end()
  })
  server.on('connect', (request, socket) => {
    note(request)
    socket.on('error', () => undefined)
    // A name that does not exist (RFC 6761 6.4) must look like one, not like a server that answered 502.
    if (/\.invalid:\d+$/.test(request.url ?? '')) socket.destroy()
    else socket.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
  })
  server.on('clientError', (_, socket) => socket.destroy())
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    caught,
    empty: () => void caught.splice(0),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
