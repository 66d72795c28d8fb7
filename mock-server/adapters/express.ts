import { Router } from 'express'
import { bodyLimitOf } from '../kernel/message.js'
import { hasContent, originForm, type Handles } from './host.js'
import { readBody } from './read-body.js'

/** An Express 5 router that answers every request that reaches it: mount it where the API should be. */
export function cxoneRouter(mock: Handles): Router {
  const router = Router({ caseSensitive: true, strict: true })
  router.use(async (request, response) => {
    const target = originForm(request.url)
    const body = request.readableEnded ? parsed(request.body) : await readBody(request, bodyLimitOf(target))
    const reply = await mock.handle({
      method: request.method,
      target,
      headers: request.rawHeaders,
      body,
      httpVersion: request.httpVersion,
    })
    if (body === undefined) response.setHeader('Connection', 'close')
    const content = hasContent(request.method, reply)
    response.writeHead(reply.status, withLength(reply.headers, request.method === 'HEAD' || content ? reply.body : ''))
    response.end(content ? reply.body : undefined)
  })
  return router
}

function withLength(headers: Readonly<Record<string, string>>, body: string): Record<string, string> {
  return body === '' ? { ...headers } : { ...headers, 'Content-Length': String(Buffer.byteLength(body)) }
}

/** The body that a parser of the user's own left behind. */
function parsed(body: unknown): Uint8Array | string {
  if (body === undefined) return ''
  return typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body)
}
