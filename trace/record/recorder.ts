import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import https from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createProxyServer, type ProxyServer } from 'httpxy'
import { openInterceptor, type Interceptor } from '../../mock-server/intercept/interceptor.js'
import { withoutUpgrade } from '../../mock-server/adapters/without-upgrade.js'
import { BodyMemory } from './captured-body.js'
import { ExchangeInProgress, type Recorded } from './exchange-in-progress.js'
import { Passing } from './passing.js'
import { passResponse } from './pass-response.js'
import { prepareRequest, rejectRequest } from './pass-request.js'
import { UrlRewriter } from './rewrite-urls.js'
import type { ServedTarget, Target } from './target.js'
import { answerUnreachable, trusted } from './unreachable.js'

export interface RecorderOptions {
  readonly targets: readonly Target[]
  /** The port of the first target. The others get the ports after it. 0: a free port for each. */
  readonly port: number
  /** Certificates in PEM that are trusted beside those of Node. */
  readonly ca?: string | undefined
  readonly onExchange: (recorded: Recorded) => void
  /** Why a request did not reach its target. */
  readonly onProblem: (text: string) => void
  readonly onWebSocket: () => void
  /** Opens a proxy too, for clients whose hosts are constants. Its port is a free one if none is given. */
  readonly intercept?: { readonly port?: number } | undefined
}

/** Servers on this machine that pass every request on to their targets, and report it when its response has ended. */
export class Recorder {
  readonly targets: readonly ServedTarget[]
  readonly #servers: readonly http.Server[]
  readonly #options: RecorderOptions
  readonly #memory = new BodyMemory()
  readonly #agents: readonly [http.Agent, https.Agent]
  readonly #inProgress = new Set<Promise<void>>()
  readonly #webSockets = new Set<Duplex>()
  #interceptor: Interceptor | undefined
  #authority: string | undefined

  private constructor(options: RecorderOptions, servers: readonly http.Server[]) {
    this.#options = options
    this.#servers = servers
    // Servers close idle connections after 5 s or more, so none is used that has been idle for as long.
    const agent = { keepAlive: true, timeout: 4000, scheduling: 'lifo' } as const
    const trust = options.ca === undefined ? {} : { ca: trusted(options.ca) }
    this.#agents = [new http.Agent(agent), new https.Agent({ ...agent, ...trust })]
    const addresses = servers.map((server) => server.address() as AddressInfo)
    this.targets = options.targets.map((target, index) => ({
      ...target,
      served: `http://127.0.0.1:${addresses[index]?.port}`,
    }))
    const rewriter = new UrlRewriter(this.targets)
    for (const [index, server] of servers.entries()) {
      const target = this.targets[index]
      if (target) this.#serve(server, target, rewriter)
    }
  }

  /** @throws the error of Node if a port is in use */
  static async start(options: RecorderOptions): Promise<Recorder> {
    const servers: http.Server[] = []
    try {
      for (const index of options.targets.keys())
        servers.push(await listen(options.port === 0 ? 0 : options.port + index))
    } catch (error) {
      for (const server of servers) server.close()
      throw error
    }
    const recorder = new Recorder(options, servers)
    if (options.intercept) await recorder.#intercept(options.intercept)
    return recorder
  }

  /** The proxy for clients whose hosts are constants. */
  get proxyUrl(): string | undefined {
    return this.#interceptor?.url
  }

  /** The certificate that clients of the proxy have to trust. PEM. */
  get certificateAuthority(): string | undefined {
    return this.#authority
  }

  async #intercept({ port = 0 }: NonNullable<RecorderOptions['intercept']>): Promise<void> {
    const { authorityOfRun } = await import('../../mock-server/tls/authority.js')
    const authority = await authorityOfRun()
    this.#authority = authority.certificate
    // The client uses the hosts of the targets, so nothing is rewritten for it.
    const targets = this.#options.targets.map(({ name, url }) => ({
      name,
      url: new URL(url.origin),
      served: url.origin,
    }))
    const rewriter = new UrlRewriter(targets)
    const byHost = new Map<string, http.Server>()
    for (const target of targets) {
      const server = http.createServer({ keepAliveTimeout: 65_000 })
      this.#serve(server, target, rewriter)
      byHost.set(target.url.hostname, server)
    }
    // Which target is meant is known when the head of a request has come.
    const front = http.createServer({ keepAliveTimeout: 65_000 })
    const serverOf = ({ headers }: IncomingMessage) => byHost.get(hostIn(headers.host))
    front.on('request', (request, response) => {
      const server = serverOf(request)
      if (!server?.emit('request', request, response)) response.writeHead(421).end()
    })
    front.on('upgrade', (request, socket, head) => {
      if (!serverOf(request)?.emit('upgrade', request, socket, head)) socket.destroy()
    })
    this.#interceptor = await openInterceptor({
      port,
      authority,
      intercepts: (host) => byHost.has(host.toLowerCase()),
      onConnection: (socket) => front.emit('connection', socket),
      onRequest: (request, response) => front.emit('request', request, response),
    })
  }

  /** Ends all connections, and resolves when every exchange has been reported. */
  async close(): Promise<void> {
    await this.#interceptor?.close()
    for (const server of this.#servers) {
      server.close()
      server.closeAllConnections()
    }
    for (const socket of this.#webSockets) socket.destroy()
    await Promise.all(this.#inProgress)
    for (const agent of this.#agents) agent.destroy()
  }

  #serve(server: http.Server, target: ServedTarget, rewriter: UrlRewriter): void {
    const agent = this.#agents[target.url.protocol === 'https:' ? 1 : 0]
    const proxy = createProxyServer({
      target: target.url,
      agent,
      changeOrigin: true,
      selfHandleResponse: true,
    })
    const exchanges = new WeakMap<IncomingMessage, Passing>()
    proxy.on('proxyRes', (answer, request, response) => {
      const passing = exchanges.get(request)
      if (!passing) return
      const captured = passing.exchange.respond(answer)
      const method = request.method ?? 'GET'
      passing.settle(passResponse({ answer, response, captured, method, target, rewriter }))
    })
    const failed = (error: Error, request?: IncomingMessage, response?: ServerResponse | Socket) => {
      const passing = request && exchanges.get(request)
      if (passing?.isSettled) return
      this.#options.onProblem(answerUnreachable(error, target, response))
      passing?.fail()
    }
    proxy.on('error', failed)
    proxy.on('econnreset', failed)
    proxy.on('proxyReqWs', (request, _request, socket) =>
      request.on('upgrade', (_answer, upgraded: Socket) => {
        this.#webSockets.add(upgraded)
        upgraded.on('close', () => this.#webSockets.delete(upgraded) && socket.destroy())
        socket.on('close', () => upgraded.destroy())
      }),
    )
    server.on('request', (request, response) => {
      // The proxy and the pipelines of the bodies listen to each response, more than ten times in all.
      response.setMaxListeners(20)
      const path = prepareRequest(request, target)
      if (path === undefined) return rejectRequest(response, target)
      const passing = new Passing(
        new ExchangeInProgress(request, target.url.origin, path, this.#memory),
        this.#options.onExchange,
      )
      exchanges.set(request, passing)
      this.#inProgress.add(passing.ended)
      void passing.ended.then(() => this.#inProgress.delete(passing.ended))
      // The client has left before a response came.
      response.on('close', () => passing.fail())
      const { sent } = passing.exchange
      pipeline(request, sent).catch(() => undefined)
      proxy.web(request, response, { buffer: sent }).catch(() => undefined)
    })
    server.on('upgrade', (request, socket, head) => {
      if (request.headers.upgrade?.toLowerCase() !== 'websocket')
        return withoutUpgrade(server, request, socket, head)
      this.#passWebSocket(proxy, request, socket, head, target)
    })
    server.on('connect', (_request: IncomingMessage, socket: Duplex) => {
      socket.on('error', () => undefined)
      socket.end(
        'HTTP/1.1 405 Method Not Allowed\r\nConnection: close\r\nContent-Type: text/plain\r\n\r\n' +
          'cxone-mock record: This port is not a proxy. Use the URL of the recorder, or add --intercept.\n',
      )
    })
  }

  #passWebSocket(
    proxy: ProxyServer,
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    target: ServedTarget,
  ): void {
    if (prepareRequest(request, target) === undefined) return void socket.destroy()
    this.#options.onWebSocket()
    this.#webSockets.add(socket)
    socket.on('close', () => this.#webSockets.delete(socket)).on('error', () => socket.destroy())
    proxy.ws(request, socket as Socket, {}, head).catch(() => socket.destroy())
  }
}

/** The host of a `Host` header, without its port. */
function hostIn(header = ''): string {
  return header.toLowerCase().replace(/:\d{1,5}$/, '')
}

function listen(port: number): Promise<http.Server> {
  const server = http.createServer({ keepAliveTimeout: 65_000 })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve(server)
    })
  })
}
