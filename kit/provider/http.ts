import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { NoAnswer } from './verify.js'
import type { SubjectResponse, SubjectRequest } from './subject.js'

export interface HttpTarget {
  /** The origin, with an optional path prefix. */
  readonly url: string
  /** PEM of an additional CA to trust. */
  readonly ca?: string
  /** Milliseconds until the complete response must have arrived. Default: 20,000. */
  readonly timeoutMs?: number
}

const defaultTimeoutMs = 20_000
const maxReply = 4_194_304

/**
 * Sends one request unchanged, without following redirects, and with only the headers that HTTP itself needs.
 * @throws {Error} with one line, if there is no response; a NoAnswer after the timeout
 */
export async function sendHttp(
  { url, ca, timeoutMs = defaultTimeoutMs }: HttpTarget,
  request: SubjectRequest,
): Promise<SubjectResponse> {
  const { method, target, headers, body = '' } = request
  const to = new URL(`${url.replace(/(?<!\/)\/+$/, '')}${target}`)
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
      throw new NoAnswer(`${to.origin} did not respond within ${timeoutMs / 1000} s`, { cause: error })
    }
    const { code, message } = error as NodeJS.ErrnoException
    throw new Error(`${to.origin} cannot be reached: ${code ?? message}`, { cause: error })
  }
}

async function replyOf(response: IncomingMessage): Promise<SubjectResponse> {
  let body = ''
  response.setEncoding('utf8')
  for await (const chunk of response as AsyncIterable<string>) {
    body += chunk
    if (body.length > maxReply) throw new Error(`the response is longer than ${maxReply} characters`)
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
