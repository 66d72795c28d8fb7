import { Router, type Request } from 'express'
import { bodyLimitOf, type PlainRequest } from '../http/message.js'
import { originForm, type Handles } from './host.js'
import { readBody } from './read-body.js'
import { writeReply } from './write.js'

/** An Express 5 router that answers every request that reaches it: mount it where the API should be. */
export function cxoneRouter(mock: Handles): Router {
  const router = Router({ caseSensitive: true, strict: true })
  router.use(async (request, response) => {
    const target = originForm(request.url)
    const body = await bodyOf(request, bodyLimitOf(target))
    if (body === 'aborted') return
    const {
      method,
      rawHeaders: headers,
      httpVersion,
      protocol,
      headers: { host },
    } = request
    // What a proxy in front says of the scheme counts if the application trusts it.
    const baseUrl = `${protocol}://${host ?? 'localhost'}${request.baseUrl}`
    const whenGone = (listener: () => void) => void response.once('close', listener)
    const plain = { method, target, headers, body: body.read, httpVersion, baseUrl, whenGone }
    const reply = await mock.handle(plain)
    response.removeHeader('X-Powered-By')
    if (body.read === undefined) response.setHeader('Connection', 'close')
    writeReply(method, response, reply)
  })
  return router
}

/** What was read of a body, if the client did not go away: then nobody is there to read a reply. */
async function bodyOf(request: Request, limit: number): Promise<{ read: PlainRequest['body'] } | 'aborted'> {
  if (request.readableEnded) return { read: parsed(request) }
  try {
    return { read: await readBody(request, limit) }
  } catch {
    return 'aborted'
  }
}

/** The body that a parser of the user's own left behind. */
function parsed(request: Request): Uint8Array | string {
  const body: unknown = request.body
  if (body === undefined) return ''
  if (typeof body === 'string' || body instanceof Uint8Array) return body
  return request.is('urlencoded') ? formOf(body) : JSON.stringify(body)
}

/** What `express.urlencoded()` read, written as a form again: a repeated parameter is an array there. */
function formOf(body: unknown): string {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(body ?? {})) {
    for (const each of [value].flat()) form.append(name, String(each))
  }
  return form.toString()
}
