import type { IncomingMessage, Server, ServerOptions } from 'node:http'
import { createServer } from 'node:https'
import { isVendorHost } from '../http/vendor-hosts.js'
import { openInterceptor, type Interceptor } from '../intercept/interceptor.js'
import { authorityOfRun, type Authority } from '../tls/authority.js'
import { ownCertificate } from '../tls/own-certificate.js'
import type { ListenOptions } from './listener.js'

/** HTTPS, and the proxy for the vendor's hosts. It is loaded only if one of them is asked for. */
export interface Secure {
  /** Makes a server for HTTPS. `undefined`: HTTP was asked for. */
  readonly create: ((options: ServerOptions) => Server) | undefined
  /** PEM. `undefined` if nothing needs one. */
  readonly certificateAuthority: string | undefined
  /** Opens the proxy, if it was asked for. Its connections are answered by the server. */
  intercept(server: Server): Promise<Interceptor | undefined>
  /** Whether a request came through the proxy, so that its host is one of the vendor's. */
  isIntercepted(request: IncomingMessage): boolean
}

const loopback = ['localhost', '127.0.0.1', '::1']

/** @throws {ControlError} 400 when the certificate or the key of the user is wrong */
export async function secured({
  tls = false,
  intercept = false,
  host = '127.0.0.1',
  allowedHosts = [],
}: ListenOptions): Promise<Secure> {
  const authority = tls === true || intercept ? await authorityOfRun() : undefined
  const identity = identityFor(tls, authority, [...new Set([...loopback, host, ...allowedHosts])])
  const intercepted = new WeakSet<object>()
  const open = (server: Server, by: Authority) =>
    openInterceptor({
      ...(typeof intercept === 'object' && intercept),
      authority: by,
      intercepts: isVendorHost,
      onConnection: (socket) => {
        intercepted.add(socket)
        // A server for HTTPS would decrypt a 'connection' once more.
        server.emit(identity ? 'secureConnection' : 'connection', socket)
      },
      onRequest: (request, response) => {
        intercepted.add(request.socket)
        server.emit('request', request, response)
      },
    })
  return {
    create:
      identity && ((options) => createServer({ ...options, cert: identity.certificate, key: identity.key })),
    certificateAuthority: authority?.certificate,
    intercept: async (server) => (intercept && authority ? open(server, authority) : undefined),
    isIntercepted: ({ socket }) => intercepted.has(socket),
  }
}

function identityFor(tls: ListenOptions['tls'], authority: Authority | undefined, hosts: readonly string[]) {
  if (tls === true) return authority?.identityFor(hosts)
  return tls ? ownCertificate(tls) : undefined
}
