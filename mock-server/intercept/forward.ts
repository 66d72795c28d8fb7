import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import { pipeline } from 'node:stream'
import { getProxyForUrl } from 'proxy-from-env'
import { proxyAuthorization } from './tunnel.js'

/** Fields of one connection (RFC 9110 7.6.1), which a proxy does not pass on. */
const ofConnection = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/** Sends a request that is not encrypted to its host, and the response back. */
export function forward(request: IncomingMessage, response: ServerResponse): void {
  const target = new URL(request.url ?? '')
  const proxy = getProxyForUrl(target.href)
  const to = proxy ? new URL(proxy) : target
  const sent = httpRequest({
    method: request.method,
    host: to.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: to.port || 80,
    path: proxy ? target.href : `${target.pathname}${target.search}`,
    headers: [...passedOn(request.rawHeaders), ...Object.entries(proxy ? proxyAuthorization(to) : {}).flat()],
    agent: false,
  })
  sent.once('response', (received) => {
    response.writeHead(received.statusCode ?? 502, received.statusMessage, passedOn(received.rawHeaders))
    pipeline(received, response, () => undefined)
  })
  sent.once('error', ({ message }) => {
    if (response.headersSent) return void response.destroy()
    const text = `cxone-mock: ${target.host} cannot be reached: ${message}\n`
    response.writeHead(502, { 'Content-Type': 'text/plain; charset=utf-8' }).end(text)
  })
  response.once('close', () => sent.destroy())
  pipeline(request, sent, () => undefined)
}

/** Names and values in turn, without the fields that belong to the connection. */
function passedOn(rawHeaders: readonly string[]): string[] {
  const named = new Set(
    rawHeaders.flatMap((name, at) =>
      at % 2 === 0 && name.toLowerCase() === 'connection'
        ? (rawHeaders[at + 1] ?? '').split(',').map((each) => each.trim().toLowerCase())
        : [],
    ),
  )
  return rawHeaders.filter((_, at) => {
    const name = (rawHeaders[at - (at % 2)] ?? '').toLowerCase()
    return !ofConnection.has(name) && !named.has(name)
  })
}
