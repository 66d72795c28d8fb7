import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import https from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createProxyServer, type ProxyServer } from 'httpxy'
import { withoutUpgrade } from '../../mock-server/adapters/without-upgrade.js'
import { BodyMemory } from './captured-body.js'
import { ExchangeInProgress, type Recorded } from './exchange-in-progress.js'
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

  private constructor(options: RecorderOptions, servers: readonly http.Server[]) {
    this.#options = options
    this.#servers = servers
    // Servers close idle connections after 5 s or more, so none is used that has been idle for as long.
    const agent = { keepAlive: true, timeout: 4000, scheduling: 'lifo' } as const
    const trust = options.ca === undefined ? {} : { ca: trusted(options.ca) }
    this.#agents = [new http.Agent(agent), new https.Agent({ ...agent, ...trust })]
    this.targets = options.targets.map((target, index) => ({
      ...target,
      served: `http://127.0.0.1:${(servers[index]?.address() as AddressInfo).port}`,
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
    return new Recorder(options, servers)
  }

  /** Ends all connections, and resolves when every exchange has been reported. */
  async close(): Promise<void> {
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
      passing?.settle(Promise.resolve(false))
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
      response.on('close', () => passing.settle(Promise.resolve(false)))
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
          'cxone-mock record: This port is not a proxy for CONNECT. Use the URL of the recorder.\n',
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

/** An exchange that is reported one time, whatever ends it first. */
class Passing {
  readonly exchange: ExchangeInProgress
  /** Resolves when the exchange was reported. */
  readonly ended: Promise<void>
  readonly #report: (recorded: Recorded) => void
  #resolve: () => void = () => undefined
  #isSettled = false

  constructor(exchange: ExchangeInProgress, report: (recorded: Recorded) => void) {
    this.exchange = exchange
    this.#report = report
    this.ended = new Promise((resolve) => (this.#resolve = resolve))
  }

  get isSettled(): boolean {
    return this.#isSettled
  }

  async #end(completed: Promise<boolean>): Promise<void> {
    this.#report(this.exchange.end(await completed))
    this.#resolve()
  }

  /** @param completed whether the whole response arrived */
  settle(completed: Promise<boolean>): void {
    if (this.#isSettled) return
    this.#isSettled = true
    void this.#end(completed)
  }
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
