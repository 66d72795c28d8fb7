import { bodyLimitOf, type PlainResponse, type ChunkedDelay } from '../http/message.js'
import { chunksOf } from '../faults/chunked-delay.js'
import { partialBytes } from '../faults/truncation.js'
import { hasContent, type Handles } from '../http/host.js'

/** The error with which `fetch` rejects when a fault breaks the connection before a response. */
export class ConnectionBroken extends TypeError {
  override readonly name = 'ConnectionBroken'

  constructor(fault: string) {
    super(`fetch failed: ${fault}`)
  }
}

/**
 * Handles a Fetch request of any origin. As with `fetch`, a request that is already aborted is not sent.
 * @throws {ConnectionBroken} where a fault breaks the connection; the reason of the signal when it is aborted
 */
export async function fetchReply(mock: Handles, request: Request): Promise<Response> {
  request.signal.throwIfAborted()
  // Read once: undici builds the text at each read.
  const { url } = request
  const pathAt = url.indexOf('/', url.indexOf('//') + 2)
  const target = targetOf(url, pathAt)
  const bodiless = request.method === 'GET' || request.method === 'HEAD'
  const body = bodiless ? '' : new Uint8Array(await request.arrayBuffer())
  request.signal.throwIfAborted()
  const headers: string[] = []
  request.headers.forEach((value, name) => headers.push(name, value))
  const reply = await mock.handle({
    method: request.method,
    target,
    headers,
    baseUrl: url.slice(0, pathAt),
    body: body.length > bodyLimitOf(target) ? undefined : body,
    whenGone: (listener) => request.signal.addEventListener('abort', listener, { once: true }),
  })
  request.signal.throwIfAborted()
  if (reply.transport) return broken(reply, reply.transport, request.signal)
  const { status, chunkedDelay } = reply
  const content = hasContent(request.method, reply) ? reply.body : null
  const isWhole = content === null || chunkedDelay === undefined
  const sent = isWhole ? content : trickle(content, chunkedDelay, request.signal)
  return new Response(sent, { status, headers: reply.headers })
}

/** A body in delayed chunks. As with `fetch`, it ends with an error when the request is aborted. */
function trickle(
  content: string,
  chunkedDelay: ChunkedDelay,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const chunks = chunksOf(new TextEncoder().encode(content), chunkedDelay)
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value } = await chunks.next()
      if (signal.aborted) controller.error(signal.reason)
      else if (value) controller.enqueue(value)
      else controller.close()
    },
  })
}

/** Path and query of an absolute URL, without the fragment. A Request has normalised the URL already. */
function targetOf(url: string, pathAt: number): string {
  const fragment = url.indexOf('#', pathAt)
  return fragment < 0 ? url.slice(pathAt) : url.slice(pathAt, fragment)
}

function broken(
  { status, headers, body }: PlainResponse,
  { fault, bytes }: NonNullable<PlainResponse['transport']>,
  signal: AbortSignal,
): Response | Promise<Response> {
  if (fault === 'NEVER_ANSWER') return never(signal)
  const partial = fault === 'STALL' || fault === 'TRUNCATED_BODY' || fault === 'RESET_AFTER_HEADERS'
  if (!partial) throw new ConnectionBroken(fault)
  const all = new TextEncoder().encode(body)
  const sent = fault === 'RESET_AFTER_HEADERS' ? 0 : partialBytes(all.length, { bytes })
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      if (sent > 0) controller.enqueue(all.subarray(0, sent))
    },
    pull(controller) {
      if (fault !== 'STALL') controller.error(new ConnectionBroken(fault))
      return fault === 'STALL' ? new Promise(() => undefined) : undefined
    },
  })
  return new Response(stream, { status, headers })
}

function never(signal: AbortSignal): Promise<Response> {
  return new Promise((_, reject) => {
    const abort = () =>
      reject(signal.reason instanceof Error ? signal.reason : new ConnectionBroken('aborted'))
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort, { once: true })
  })
}
