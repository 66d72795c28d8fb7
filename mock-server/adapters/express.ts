import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TLSSocket } from 'node:tls'
import { channelUpgrade, opensChannel, type OpensChannels, type UpgradeListener } from './channel-upgrade.js'
import { bodyLimitOf, type PlainRequest } from '../http/message.js'
import { originForm, type Handles } from '../http/host.js'
import { readBody } from '../node/read-body.js'
import { failed, writeReply } from '../node/write.js'

/** A middleware of Express 4 and 5, connect, Vite and koa-connect, and a listener of `node:http`. */
export type CxoneRouter = (
  request: IncomingMessage,
  response: ServerResponse,
  next?: (error?: unknown) => void,
) => Promise<void>

/** What frameworks add to a request: connect only `originalUrl`, Express all of it, `node:http` nothing. */
interface FrameworkRequest extends IncomingMessage {
  readonly originalUrl?: string
  readonly baseUrl?: string
  readonly protocol?: string
  readonly body?: unknown
}

/**
 * A router that answers every request that reaches it. Mount it where the API should be.
 * @example express().use('/cxone', cxoneRouter(mock)) // before any body parser
 */
export function cxoneRouter(mock: Handles): CxoneRouter {
  return async (request, response, next) => {
    try {
      await answer(mock, request, response)
    } catch (error) {
      // Express 4 and connect ignore a rejected promise.
      if (next) next(error)
      else failed(response, error)
    }
  }
}

/**
 * A listener for the WebSockets of notification channels: `server.on('upgrade', cxoneUpgrade(mock))`. It leaves all other
 * upgrades to other listeners.
 */
export function cxoneUpgrade(mock: OpensChannels): UpgradeListener {
  const open = channelUpgrade(mock)
  return (request, socket, head) => {
    if (opensChannel(request)) open(request, socket, head)
  }
}

async function answer(mock: Handles, request: FrameworkRequest, response: ServerResponse): Promise<void> {
  const { method = '', url = '/' } = request
  const target = originForm(url)
  const body = await bodyOf(request, bodyLimitOf(target))
  if (body === 'aborted') return
  const baseUrl = baseUrlOf(request)
  const whenGone = (listener: () => void) => void response.once('close', listener)
  const plain = { method, target, ...headOf(request), body: body.read, baseUrl, whenGone }
  const reply = await mock.handle(plain)
  response.removeHeader('X-Powered-By')
  if (body.read === undefined && !isHttp2(request)) response.setHeader('Connection', 'close')
  writeReply(method, response, reply)
}

/** Over HTTP/2 there is no request line with a version. */
function headOf(request: IncomingMessage) {
  const { httpVersion, rawHeaders, headers } = request
  if (!isHttp2(request)) return { headers: rawHeaders, httpVersion }
  const fields = rawHeaders.filter((_, index) => rawHeaders[index - (index % 2)]?.startsWith(':') === false)
  const authority = authorityOf(headers)
  return {
    headers: headers.host !== undefined || authority === undefined ? fields : ['host', authority, ...fields],
  }
}

/** A request line of HTTP/1 may name any version, but none of its headers begins with a colon. */
function isHttp2({ headers }: IncomingMessage): boolean {
  return headers[':method'] !== undefined
}

/** The Host, or `:authority` of HTTP/2 (RFC 9113 8.3.1). */
function authorityOf({ host, ':authority': authority }: IncomingMessage['headers']): string | undefined {
  return host ?? (typeof authority === 'string' ? authority : undefined)
}

/** The URL under which the client reached the router. A scheme that a proxy reports counts if Express trusts the proxy. */
function baseUrlOf(request: FrameworkRequest): string {
  const { protocol, headers, socket, url = '/', originalUrl = url } = request
  const scheme = protocol ?? ((socket as TLSSocket).encrypted ? 'https' : 'http')
  return `${scheme}://${authorityOf(headers) ?? 'localhost'}${request.baseUrl ?? mountPath(originalUrl, url)}`
}

/** What a framework removed from the beginning of the path before it called the router. */
function mountPath(originalUrl: string, url: string): string {
  const [whole, rest] = [originalUrl, url].map((each) => originForm(each).replace(/[?#].*$/s, ''))
  if (whole === undefined || rest === undefined) return ''
  if (whole.endsWith(rest)) return whole.slice(0, whole.length - rest.length)
  return rest === '/' ? whole : ''
}

/** What was read of a body; `aborted` when the client left, because then nobody is there to read a response. */
async function bodyOf(
  request: FrameworkRequest,
  limit: number,
): Promise<{ read: PlainRequest['body'] } | 'aborted'> {
  if (request.readableEnded) return { read: parsed(request) }
  try {
    return { read: await readBody(request, limit) }
  } catch {
    return 'aborted'
  }
}

/** The body as the user's own body parser left it. */
function parsed({ body, headers }: FrameworkRequest): Uint8Array | string {
  if (body === undefined) return ''
  if (typeof body === 'string' || body instanceof Uint8Array) return body
  const isForm = /^\s*application\/x-www-form-urlencoded\s*(?:;|$)/i.test(headers['content-type'] ?? '')
  return isForm ? formOf(body) : JSON.stringify(body)
}

/** The result of `express.urlencoded()`, written as a form again. A repeated parameter is an array there. */
function formOf(body: unknown): string {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(body ?? {})) {
    for (const each of [value].flat()) form.append(name, String(each))
  }
  return form.toString()
}
