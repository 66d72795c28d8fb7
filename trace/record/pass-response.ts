import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { maxBody } from '../read/body.js'
import { decoded, type CapturedBody } from './captured-body.js'
import { endToEnd, headersOf, pairsOf } from './message-headers.js'
import type { UrlRewriter } from './rewrite-urls.js'
import { baseOf, type ServedTarget } from './target.js'

/** How a response of a target reaches the client. */
export interface Passage {
  readonly answer: IncomingMessage
  readonly response: ServerResponse
  /** Keeps what the target sent. */
  readonly captured: CapturedBody
  readonly method: string
  readonly target: ServedTarget
  readonly rewriter: UrlRewriter
}

/**
 * Sends a response of a target to the client, with the URLs of the recorder in redirects and JSON. Everything else
 * stays as it is.
 * @returns whether all of it arrived
 */
export async function passResponse(passage: Passage): Promise<boolean> {
  const { answer, captured, response } = passage
  // The recorder adds no header of its own.
  response.sendDate = false
  const head = headOf(passage)
  const { 'content-length': length, 'content-encoding': encoding } = headersOf(head)
  try {
    if (!isRewritable(passage)) {
      writeHead(passage, head)
      await pipeline(answer, captured, response)
    } else if (length === undefined && encoding === undefined) {
      // A stream or a long poll: every part is passed on when it comes.
      writeHead(passage, head)
      response.flushHeaders()
      await pipeline(answer, captured, passage.rewriter.stream(), response)
    } else await passWhole(passage, head, encoding)
    return true
  } catch {
    response.destroy()
    return false
  }
}

/** A body whose length is known or that is compressed changes its length, so all of it is read first. */
async function passWhole(
  passage: Passage,
  head: readonly Pair[],
  encoding: string | undefined,
): Promise<void> {
  const { answer, captured, response, rewriter } = passage
  const chunks: Buffer[] = []
  let length = 0
  answer.pipe(captured)
  answer.on('error', (error) => captured.destroy(error))
  answer.on('close', () => {
    if (!answer.complete) captured.destroy(new Error('the target closed the connection'))
  })
  for await (const chunk of captured as AsyncIterable<Buffer>) {
    length += chunk.length
    if (response.headersSent) await write(response, chunk)
    else chunks.push(chunk)
    if (length <= maxBody || response.headersSent) continue
    // Too long to be a document of the API, so it is passed on as it is.
    writeHead(passage, head)
    for (const each of chunks) await write(response, each)
  }
  if (response.headersSent) return void response.end()
  const bytes = Buffer.concat(chunks)
  const plain = decoded(bytes, encoding)?.toString('latin1')
  const changed = plain === undefined ? undefined : rewriter.text(plain)
  if (changed === undefined || changed === plain) {
    writeHead(passage, head)
    response.end(bytes)
    return
  }
  const kept = head.filter(([name]) => !/^content-(?:length|encoding)$/i.test(name))
  const sent = Buffer.from(changed, 'latin1')
  writeHead(passage, [...kept, ['Content-Length', String(sent.length)]])
  response.end(sent)
}

async function write(response: ServerResponse, chunk: Buffer): Promise<void> {
  if (response.write(chunk)) return
  const either = new AbortController()
  const { signal } = either
  await Promise.race([once(response, 'drain', { signal }), once(response, 'close', { signal })])
  either.abort()
  if (response.destroyed) throw new Error('the client has left')
}

type Pair = readonly [name: string, value: string]

function headOf({ answer, rewriter, target }: Passage): Pair[] {
  // Behind the proxy the client uses the host of the target.
  const isLocal = target.served !== baseOf(target)
  return endToEnd(pairsOf(answer)).map(([name, value]) => {
    if (/^(?:content-)?location$/i.test(name)) return [name, rewriter.location(value, target)]
    return [name, /^set-cookie$/i.test(name) && isLocal ? localCookie(value) : value]
  })
}

function writeHead({ answer, response }: Passage, head: readonly Pair[]): void {
  response.writeHead(answer.statusCode ?? 502, answer.statusMessage ?? '', head.flat())
}

function isRewritable({ answer, method }: Passage): boolean {
  const status = answer.statusCode ?? 0
  if (method === 'HEAD' || status === 204 || status === 304) return false
  return /^application\/(?:[\w.+-]+\+)?json\b/i.test(answer.headers['content-type'] ?? '')
}

/** A client would not send it to the recorder, which has another host and no TLS. */
function localCookie(value: string): string {
  return value.replaceAll(/;\s{0,8}(?:domain=[^;]{0,256}|secure)(?=\s{0,8}(?:;|$))/gi, '')
}
