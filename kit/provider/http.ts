import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { NoAnswer } from './verify.js'
import type { SubjectResponse, SubjectRequest } from './subject.js'

export interface HttpTarget {
  /** Origin, and a path before that of the API where there is one. */
  readonly url: string
  /** PEM of a CA to trust besides those of the platform. */
  readonly ca?: string
  /** How long a request may take until its reply is there, whole. Default: 20 s. */
  readonly timeoutMs?: number
}

/** How long a request may take where nothing else is said. */
const defaultTimeoutMs = 20_000
const maxReply = 4_194_304

/**
 * Sends one request as it is: no redirect is followed, no header is added but those of HTTP itself.
 * @throws {Error} in one line, when there is no reply; a NoAnswer when it took too long
 */
export async function sendHttp(
  { url, ca, timeoutMs = defaultTimeoutMs }: HttpTarget,
  request: SubjectRequest,
): Promise<SubjectResponse> {
  const { method, target, headers, body = '' } = request
  const to = new URL(`${url.replace(/\/+$/, '')}${target}`)
  const length = method === 'GET' && body === '' ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  const signal = AbortSignal.timeout(timeoutMs)
  const options = {
    method,
    headers: { ...headers, ...length },
    signal,
    ...(ca === undefined ? {} : { ca }),
  }
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const open = to.protocol === 'https:' ? httpsRequest : httpRequest
      open(to, options, resolve).on('error', reject).end(body)
    })
    return await replyOf(response)
  } catch (error) {
    if (signal.aborted) {
      throw new NoAnswer(`${to.origin} took longer than ${timeoutMs / 1000} s`, { cause: error })
    }
    const { code, message } = error as NodeJS.ErrnoException
    throw new Error(`${to.origin} cannot be asked: ${code ?? message}`, { cause: error })
  }
}

async function replyOf(response: IncomingMessage): Promise<SubjectResponse> {
  let body = ''
  response.setEncoding('utf8')
  for await (const chunk of response as AsyncIterable<string>) {
    body += chunk
    if (body.length > maxReply) throw new Error(`the reply is longer than ${maxReply} characters`)
  }
  const headers = Object.entries(response.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ])
  return {
    status: response.statusCode ?? 0,
    headers: Object.fromEntries(headers) as Record<string, string>,
    body,
  }
}
