import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { HttpsProxyAgent } from 'https-proxy-agent'
import type { CxoneMock } from '../../mock-server/index.js'

export interface Received {
  readonly status: number | undefined
  readonly body: string
}

/** Sends a request to a URL through a proxy. A client that trusts the CA of the mock as well as those of Node. */
export function throughProxy(
  { proxyUrl, certificateAuthority: ca }: Pick<CxoneMock, 'proxyUrl' | 'certificateAuthority'>,
  url: string,
  options: RequestOptions & { readonly body?: string } = {},
): Promise<Received> {
  const { body, ...rest } = options
  if (url.startsWith('https:')) {
    const agent = new HttpsProxyAgent(proxyUrl ?? '', { ca })
    return received((listener) => httpsRequest(url, { ...rest, agent, ca }, listener), body)
  }
  const { hostname, port } = new URL(proxyUrl ?? '')
  const { host } = new URL(url)
  const headers = { host, ...(rest.headers as Record<string, string> | undefined) }
  return received((listener) => httpRequest({ ...rest, hostname, port, path: url, headers }, listener), body)
}

export function received(
  send: (listener: (response: IncomingMessage) => void) => NodeJS.WritableStream,
  body = '',
): Promise<Received> {
  return new Promise((resolve, reject) => {
    const sent = send((response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (text += chunk))
      response.on('end', () => resolve({ status: response.statusCode, body: text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
