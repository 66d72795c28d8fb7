import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { isIP, type AddressInfo, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { createSecureContext, TLSSocket, type SecureContext } from 'node:tls'
import type { Authority } from '../tls/authority.js'
import { forward } from './forward.js'
import { tunnel } from './tunnel.js'

export interface InterceptOptions {
  /** The port on loopback. Default: a free one. */
  readonly port?: number
  readonly authority: Authority
  /** Whether requests to a host are intercepted. All others pass through unchanged. */
  readonly intercepts: (host: string) => boolean
  /** Receives the decrypted connection of a client that believes to be connected to the host. */
  readonly onConnection: (socket: Duplex) => void
  /** Receives a request to an intercepted host that is not encrypted. Its target has the absolute form. */
  readonly onRequest: (request: IncomingMessage, response: ServerResponse) => void
}

/** A proxy for `HTTPS_PROXY` and `HTTP_PROXY` on loopback. */
export interface Interceptor {
  readonly url: string
  close(): Promise<void>
}

/**
 * Opens a proxy that answers requests to some hosts instead of them. Other connections are tunnelled, through the proxy
 * that the environment names, if any.
 */
export async function openInterceptor(options: InterceptOptions): Promise<Interceptor> {
  const { intercepts, onConnection, onRequest } = options
  const contextOf = certificates(options.authority)
  const sockets = new Set<Duplex>()
  const keep = (socket: Duplex) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.once('close', () => sockets.delete(socket))
  }
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    const host = hostOf(request.url ?? '')
    if (host === undefined) return notAProxyRequest(request, response)
    if (intercepts(host)) return onRequest(request, response)
    forward(request, response)
  })
  server.on('connection', keep)
  server.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const to = authorityIn(request.url ?? '')
    if (!to) return void socket.end(statusLine('400 Bad Request'))
    if (!intercepts(to.host)) return tunnel(to, socket, head, keep)
    socket.write(statusLine('200 Connection Established'))
    if (head.length > 0) socket.unshift(head)
    const secure = new TLSSocket(socket, {
      isServer: true,
      secureContext: contextOf(to.host),
      ALPNProtocols: ['http/1.1'],
    })
    keep(secure)
    onConnection(secure)
  })
  server.on('clientError', (_, socket) => socket.destroy())
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
        server.closeAllConnections()
      }),
  }
}

/** The certificate of each host, made when it is first needed. */
function certificates(authority: Authority): (host: string) => SecureContext {
  const made = new Map<string, SecureContext>()
  return (host) => {
    const name = host.toLowerCase()
    const known = made.get(name)
    if (known) return known
    const { certificate, key } = authority.identityFor([name])
    const context = createSecureContext({ cert: certificate, key })
    if (made.size < 1000) made.set(name, context)
    return context
  }
}

/** Host and port of a CONNECT request (RFC 9110 9.3.6). */
function authorityIn(target: string): { readonly host: string; readonly port: number } | undefined {
  const [, host = '', port = ''] = /^(\[[^\]]+\]|[^:]+):(\d{1,5})$/.exec(target) ?? []
  const name = host.replace(/^\[(.*)\]$/, '$1')
  if (name === '' || Number(port) > 65_535 || (host.startsWith('[') && isIP(name) === 0)) return undefined
  return { host: name, port: Number(port) }
}

/** The host of a target in absolute form. */
function hostOf(target: string): string | undefined {
  if (!/^http:\/\//i.test(target) || !URL.canParse(target)) return undefined
  return new URL(target).hostname
}

function statusLine(status: string): string {
  return `HTTP/1.1 ${status}\r\n\r\n`
}

function notAProxyRequest(request: IncomingMessage, response: ServerResponse): void {
  request.resume()
  const text = 'This is the proxy of cxone-mock. Set it as HTTPS_PROXY and HTTP_PROXY.\n'
  response.writeHead(400, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' }).end(text)
}
