import { limits } from '../kernel/message.js'
import { hasContent, type Handles } from './host.js'

/** Answers a Fetch request; its origin does not matter. */
export async function fetchReply(mock: Handles, request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const body = request.body === null ? '' : new Uint8Array(await request.arrayBuffer())
  const reply = await mock.handle({
    method: request.method,
    target: pathname + search,
    headers: [...request.headers].flat(),
    body: body.length > limits.bodyBytes ? undefined : body,
  })
  return new Response(hasContent(request.method, reply) ? reply.body : null, {
    status: reply.status,
    headers: reply.headers,
  })
}
