import { createServer, type Server, type ServerOptions, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { clearRealInterval, clearRealTimeout, setRealInterval, setRealTimeout } from '../time/real-time.js'
import { endingUnused } from './unused.js'

const maxConnections = 10_000

/** A server of `node:http` with limits. It drains when it closes. */
export interface HttpServer {
  readonly server: Server
  /** Resolves with the port. Rejects with the error of the socket, e.g. EADDRINUSE. */
  listen(port: number, host: string): Promise<number>
  /** Resolves when pending requests have their responses, or after `drainMs`. */
  close(drainMs: number): Promise<void>
}

/** @param create makes the server of Node: one for HTTP, unless another is given */
export function httpServer(create: (options: ServerOptions) => Server = createServer): HttpServer {
  const server = create({
    maxHeaderSize: 65_536,
    headersTimeout: 5000,
    requestTimeout: 15_000,
    connectionsCheckingInterval: 1000,
    // Longer than clients keep an idle connection: otherwise a busy client sends on one that was just closed.
    keepAliveTimeout: 65_000,
    // The mock rejects such requests itself, so that it records them.
    requireHostHeader: false,
  })
  server.maxHeadersCount = 0
  server.maxConnections = maxConnections
  server.setTimeout(30_000, (socket: Socket & { readonly _httpMessage?: ServerResponse }) => {
    // What waits to be sent is kept in memory. A request that waits, for example a long poll, may go on.
    if (socket.writableLength > 0 || !socket._httpMessage) socket.destroy()
  })
  const endUnused = endingUnused(server)
  return {
    server,
    listen: (port, host) => listening(server, port, host),
    close: (drainMs) => close(server, endUnused, drainMs),
  }
}

function listening(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

function close(server: Server, endUnused: () => void, drainMs: number): Promise<void> {
  const endIdle = () => {
    server.closeIdleConnections()
    endUnused()
  }
  return new Promise((resolve) => {
    server.close(() => {
      clearRealTimeout(deadline)
      clearRealInterval(idle)
      resolve()
    })
    endIdle()
    const idle = setRealInterval(endIdle, 50)
    const deadline = setRealTimeout(() => server.closeAllConnections(), drainMs)
  })
}
