import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { AddressInfo } from 'node:net'
import type { adminApp } from '../admin/app.js'
import type { ControlledMock } from '../control/controlled-mock.js'
import { ControlError } from '../control/error.js'
import {
  bodyLimitOf,
  limits,
  type PlainRequest,
  type PlainResponse,
  type RejectedByHost,
} from '../http/message.js'
import { isAuthority } from '../http/authority.js'
import { channelUpgrade, opensChannel, refuse, type OpensChannels } from './channel-upgrade.js'
import { withoutUpgrade } from './without-upgrade.js'
import { foreignHost } from './allowed-host.js'
import {
  clientError,
  connectMethod,
  misdirected,
  notTheApi,
  unknownExpectation,
  unreadableHost,
  withoutHost,
} from './before-kernel.js'
import { httpServer } from './http-server.js'
import { originForm, type Handles } from '../http/host.js'
import { failed, writeReply } from '../node/write.js'
import type { ServerOptions, Listener } from './listener.js'
import type { Interceptor } from '../intercept/interceptor.js'
import { plainOf } from '../node/plain-request.js'
import { answerProbe, type Probed } from './probe.js'

/** What the server needs of a mock. */
interface ServedMock extends ControlledMock, Handles, Probed, OpensChannels {
  wantsBody(request: PlainRequest): boolean
}

/** What answers requests. The connections of a server that is closing end with their responses. */
interface Responder {
  readonly mock: Handles
  readonly closing: AbortSignal
}

/** How long pending requests have when the server closes. */
const defaultDrainMs = 5000

/** Serves the API and the control plane on `node:http`. The control plane is loaded on its first request. */
export async function listen(mock: ServedMock, options: ServerOptions): Promise<Listener> {
  const { host = '127.0.0.1', port, adminPort, allowedHosts = [], adminToken } = options
  requireGuarded(host, options)
  const secure =
    options.tls || options.intercept ? await (await import('./secure.js')).secured(options) : undefined
  const isIntercepted = (request: IncomingMessage) => secure?.isIntercepted(request) === true
  const judged = foreignHost(host, allowedHosts)
  const foreign = (request: IncomingMessage) => (isIntercepted(request) ? undefined : judged(request))
  const closing = new AbortController()
  const api = httpServer(secure?.create)
  const responder = { mock, closing: closing.signal }
  const apiPort = () => (adminPort === undefined ? undefined : (api.server.address() as AddressInfo).port)
  const admin = options.noAdmin ? undefined : lazyAdmin(mock, { ...options, apiPort }, closing.signal)
  /** The control plane on the port of the API. */
  const shared = adminPort === undefined ? admin : undefined
  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    const isOwn = !isIntercepted(request)
    if (isOwn && answerProbe(mock, request, response)) return
    const rejected = rejectedHead(request, shared !== undefined)
    if (rejected) return reject(responder, request, response, rejected)
    if (shared && isOwn && forAdmin(request)) return shared(request, response)
    serve(responder, request, response)
  }
  const rejectedHead = (request: IncomingMessage, hasAdmin: boolean): RejectedByHost | undefined => {
    const { host: sent } = request.headers
    if (sent === undefined && request.httpVersion === '1.1') return withoutHost()
    const other = foreign(request)
    if (other !== undefined) return misdirected(other)
    return sent !== undefined && !isAuthority(sent) && hasAdmin && forAdmin(request)
      ? unreadableHost(sent)
      : undefined
  }
  api.server.on('request', onRequest)
  api.server.on(
    'clientError',
    clientError(mock, (target) => shared !== undefined && isAdminTarget(target)),
  )
  api.server.on('connect', connectMethod(mock))
  api.server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) =>
    reject(responder, request, response, rejectedHead(request, shared !== undefined) ?? unknownExpectation()),
  )
  api.server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    const rejected = rejectedHead(request, shared !== undefined)
    if (rejected) return reject(responder, request, response, rejected)
    const forAdminOnly = shared !== undefined && forAdmin(request) && !isIntercepted(request)
    // With Expect: 100-continue the head alone can be rejected, before the body is sent (RFC 9110 10.1.1).
    if (!forAdminOnly && !tooLong(request) && !mock.wantsBody(plainOf(request, response, ''))) {
      endAfter(request, response)
      return answer(responder, request, response, '')
    }
    if (forAdminOnly || !tooLong(request)) response.writeContinue()
    onRequest(request, response)
  })
  const openChannel = channelUpgrade(mock)
  api.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!opensChannel(request)) return withoutUpgrade(api.server, request, socket, head)
    if (foreign(request) !== undefined) return refuse(socket, 421)
    openChannel(request, socket, head)
  })
  const own = admin && adminPort !== undefined ? httpServer(secure?.create) : undefined
  own?.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (answerProbe(mock, request, response)) return
    const rejected = rejectedHead(request, true)
    if (!rejected && admin && forAdmin(request)) return admin(request, response)
    request.resume()
    writeReply(request.method ?? '', response, (rejected ?? notTheApi()).response)
  })
  own?.server.on(
    'clientError',
    clientError(mock, () => true),
  )
  let proxy: Interceptor | undefined
  const end = async (drainMs = defaultDrainMs) => {
    closing.abort()
    await Promise.all([api.close(drainMs), own?.close(drainMs)])
    await proxy?.close()
  }
  const urlOf = (bound: number) => `${secure?.create ? 'https' : 'http'}://${urlHost(host)}:${bound}`
  try {
    const url = urlOf(await api.listen(port, host))
    const adminUrl = own ? urlOf(await own.listen(adminPort ?? 0, host)) : url
    proxy = await secure?.intercept(api.server)
    return {
      url,
      adminUrl: admin && `${adminUrl}/__admin`,
      adminToken,
      proxyUrl: proxy?.url,
      certificateAuthority: secure?.certificateAuthority,
      server: api.server,
      close: end,
    }
  } catch (error) {
    await end()
    throw error
  }
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/** Beyond loopback anybody in the network can send requests, so hosts and a token must be set. */
function requireGuarded(
  host: string,
  { allowedHosts = [], adminToken, adminPort, noAdmin }: ServerOptions,
): void {
  if (noAdmin && adminPort !== undefined) {
    throw new ControlError(400, 'noAdmin serves no control plane, so adminPort has no effect. Leave one out.')
  }
  if (loopback.has(host)) return
  if (host === '' || !Array.isArray(allowedHosts) || allowedHosts.every((name) => name === '')) {
    throw new ControlError(
      400,
      `host ${JSON.stringify(host)} is beyond loopback. Set allowedHosts to the names that clients use.`,
    )
  }
  if (!noAdmin && !adminToken) {
    throw new ControlError(
      400,
      `host ${JSON.stringify(host)} is beyond loopback. Set adminToken, or noAdmin.`,
    )
  }
}

function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

function forAdmin({ url = '' }: IncomingMessage): boolean {
  return isAdminTarget(url)
}

function isAdminTarget(target: string): boolean {
  return /^\/__admin(?:[/?]|$)/.test(target)
}

/** Whether the declared length of a body exceeds the limit, so that it need not be sent. */
function tooLong({ url = '', headers }: IncomingMessage): boolean {
  const length = Number(headers['content-length'] ?? 0)
  return length > limits.tokenBodyBytes && length > bodyLimitOf(originForm(url))
}

function lazyAdmin(
  mock: ControlledMock,
  options: Parameters<typeof adminApp>[1],
  closing: AbortSignal,
): RequestListener {
  let loading: Promise<RequestListener> | undefined
  return (request, response) => {
    loading ??= import('../admin/app.js').then(({ adminApp }) => adminApp(mock, options, closing))
    loading.then(
      (app) => app(request, response),
      (error: unknown) => {
        loading = undefined
        failed(response, error)
      },
    )
  }
}

/** Responds to a request that the server rejects itself. The control plane is not recorded. */
function reject(
  responder: Responder,
  request: IncomingMessage,
  response: ServerResponse,
  rejected: RejectedByHost,
): void {
  request.resume()
  const { method = '' } = request
  if (forAdmin(request)) return writeReply(method, response, rejected.response)
  const reply = responder.mock.handle({ ...plainOf(request, response, ''), rejected })
  settle(method, response, reply, responder.closing)
}

/** Reads the body, and writes the response of the kernel. */
function serve(responder: Responder, request: IncomingMessage, response: ServerResponse): void {
  const { headers } = request
  const empty = headers['content-length'] === undefined && headers['transfer-encoding'] === undefined
  if (empty) return answer(responder, request, response, '')
  if (tooLong(request)) return answer(responder, request, response, undefined)
  // Node reads no more than a declared length.
  const limit =
    headers['content-length'] === undefined ? bodyLimitOf(originForm(request.url ?? '')) : Infinity
  let first: Buffer | undefined
  let chunks: Buffer[] | undefined
  let length = 0
  request.on('data', (chunk: Buffer) => {
    length += chunk.length
    if (length > limit) {
      request.removeAllListeners('data').removeAllListeners('end')
      answer(responder, request, response, undefined)
    } else if (!first) first = chunk
    else (chunks ??= [first]).push(chunk)
  })
  request.on('end', () =>
    answer(responder, request, response, chunks ? Buffer.concat(chunks) : (first ?? '')),
  )
  // An aborted request is dropped: nothing is decided, and no client reads a response.
  request.on('error', ignore)
}

const ignore = () => undefined

/** `body` is undefined when it exceeds the limit. Then the connection ends with the response. */
function answer(
  { mock, closing }: Responder,
  request: IncomingMessage,
  response: ServerResponse,
  body: Uint8Array | string | undefined,
): void {
  const { method = '' } = request
  const reply = mock.handle(plainOf(request, response, body))
  if (body === undefined) endAfter(request, response)
  settle(method, response, reply, closing)
}

function settle(
  method: string,
  response: ServerResponse,
  reply: PlainResponse | Promise<PlainResponse>,
  closing: AbortSignal,
): void {
  if (reply instanceof Promise) whenSettled(method, response, reply, closing)
  else write(method, response, reply, closing)
}

/** Apart from `settle`, because a function that contains closures costs every request their scope. */
function whenSettled(
  method: string,
  response: ServerResponse,
  reply: Promise<PlainResponse>,
  closing: AbortSignal,
): void {
  reply.then(
    (settled) => write(method, response, settled, closing),
    (error: unknown) => failed(response, error),
  )
}

function write(method: string, response: ServerResponse, reply: PlainResponse, closing: AbortSignal): void {
  if (closing.aborted) response.shouldKeepAlive = false
  writeReply(method, response, reply)
}

/** Discards the rest of the request, and ends the connection with the response. */
function endAfter(request: IncomingMessage, response: ServerResponse): void {
  response.shouldKeepAlive = false
  request.resume()
}
