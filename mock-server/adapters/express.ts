import type * as Express from 'express'
import type { Request, Router } from 'express'
import { bodyLimitOf, type PlainRequest } from '../http/message.js'
import { originForm, type Handles } from '../http/host.js'
import { loadPeer } from './peer.js'
import { readBody } from '../node/read-body.js'
import { writeReply } from '../node/write.js'

const express = loadPeer('cxone-mock/express', 'express', '4.18') as typeof Express

/** A router for Express 4 and 5 that answers every request that reaches it. Mount it where the API should be. */
export function cxoneRouter(mock: Handles): Router {
  const router = express.Router({ caseSensitive: true, strict: true })
  router.use(async (request, response, next) => {
    try {
      await answer(mock, request, response)
    } catch (error) {
      // Express 4 ignores a rejected promise.
      next(error)
    }
  })
  return router
}

async function answer(mock: Handles, request: Request, response: Express.Response): Promise<void> {
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
  // The scheme that a proxy reports counts if the application trusts the proxy.
  const baseUrl = `${protocol}://${host ?? 'localhost'}${request.baseUrl}`
  const whenGone = (listener: () => void) => void response.once('close', listener)
  const plain = { method, target, headers, body: body.read, httpVersion, baseUrl, whenGone }
  const reply = await mock.handle(plain)
  response.removeHeader('X-Powered-By')
  if (body.read === undefined) response.setHeader('Connection', 'close')
  writeReply(method, response, reply)
}

/** What was read of a body; `aborted` when the client left, because then nobody is there to read a response. */
async function bodyOf(request: Request, limit: number): Promise<{ read: PlainRequest['body'] } | 'aborted'> {
  if (request.readableEnded) return { read: parsed(request) }
  try {
    return { read: await readBody(request, limit) }
  } catch {
    return 'aborted'
  }
}

/** The body as the user's own body parser left it. */
function parsed(request: Request): Uint8Array | string {
  const body: unknown = request.body
  if (body === undefined) return ''
  if (typeof body === 'string' || body instanceof Uint8Array) return body
  return request.is('urlencoded') ? formOf(body) : JSON.stringify(body)
}

/** The result of `express.urlencoded()`, written as a form again. A repeated parameter is an array there. */
function formOf(body: unknown): string {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(body ?? {})) {
    for (const each of [value].flat()) form.append(name, String(each))
  }
  return form.toString()
}
