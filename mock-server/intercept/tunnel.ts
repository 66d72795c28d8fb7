import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { getProxyForUrl } from 'proxy-from-env'

interface Target {
  readonly host: string
  readonly port: number
}

/**
 * Connects a client with a host, byte for byte.
 * @param keep receives every connection that this opens
 */
export function tunnel(to: Target, client: Socket, head: Buffer, keep: (socket: Duplex) => void): void {
  const join = (host: Duplex, early: Buffer) => {
    keep(host)
    client.once('close', () => host.destroy())
    host.once('close', () => client.destroy())
    client.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    if (early.length > 0) client.write(early)
    if (head.length > 0) host.write(head)
    client.pipe(host).pipe(client)
  }
  const fail = (reason: string) => {
    const text = `cxone-mock: ${to.host}:${to.port} cannot be reached: ${reason}\n`
    client.end(
      `HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
    )
  }
  const proxy = getProxyForUrl(`https://${urlHost(to.host)}:${to.port}`)
  if (proxy) return throughProxy(new URL(proxy), to, join, fail)
  const host = connect(to.port, to.host)
  const failed = ({ message }: Error) => fail(message)
  host.once('error', failed).once('connect', () => {
    host.off('error', failed)
    join(host, Buffer.alloc(0))
  })
}

/** Asks the proxy of the environment for a tunnel. */
function throughProxy(
  proxy: URL,
  to: Target,
  join: (host: Duplex, early: Buffer) => void,
  fail: (reason: string) => void,
): void {
  const authority = `${urlHost(to.host)}:${to.port}`
  const send = proxy.protocol === 'https:' ? httpsRequest : httpRequest
  const asked = send({
    method: 'CONNECT',
    host: proxy.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
    path: authority,
    headers: { host: authority, ...proxyAuthorization(proxy) },
    agent: false,
  })
  asked.once('connect', ({ statusCode }, socket, early) => {
    if (statusCode === 200) return join(socket, early)
    socket.destroy()
    fail(`the proxy ${proxy.host} answered ${statusCode}`)
  })
  asked.once('error', ({ message }) => fail(message))
  asked.end()
}

/** The credentials of a proxy URL as a header. */
export function proxyAuthorization({ username, password }: URL): Record<string, string> {
  if (username === '') return {}
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` }
}

function urlHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}
