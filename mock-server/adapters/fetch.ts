import { bodyLimitOf } from '../kernel/message.js'
import { hasContent, type Handles } from './host.js'

/** Answers a Fetch request; its origin does not matter. */
export async function fetchReply(mock: Handles, request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const target = pathname + search
  const body = request.body === null ? '' : new Uint8Array(await request.arrayBuffer())
  const reply = await mock.handle({
    method: request.method,
    target,
    headers: [...request.headers].flat(),
    body: body.length > bodyLimitOf(target) ? undefined : body,
  })
  return new Response(hasContent(request.method, reply) ? reply.body : null, {
    status: reply.status,
    headers: reply.headers,
  })
}
