import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pairs, type ReceivedRequests } from './received-requests.js'

export interface ForeignOrigin {
  readonly origin: string
  close(): Promise<void>
}

const maxBody = 65_536

/** A server of another origin that accepts every request. It must never receive credentials. */
export async function openForeignOrigin(arrivals: ReceivedRequests): Promise<ForeignOrigin> {
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => {
      if (body.length < maxBody) body += chunk
    })
    request.on('error', () => undefined)
    request.on('end', () => {
      const replyHeaders = { 'Content-Type': 'application/json' }
      const replyBody = '{}'
      arrivals.add({
        at: 'elsewhere',
        method: request.method ?? '',
        target: request.url ?? '',
        headers: pairs(request.rawHeaders),
        body,
        operation: undefined,
        status: 200,
        replyHeaders,
        replyBody,
        refusedBy: undefined,
        fault: undefined,
      })
      response.writeHead(200, replyHeaders).end(replyBody)
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
