import type { IncomingMessage, ServerResponse } from 'node:http'
import { baseOf, type ServedTarget } from './target.js'

/**
 * Prepares a request for its target: the path, and the headers that name the recorder.
 * @returns the path and the query, or undefined if the request is for another server
 */
export function prepareRequest(request: IncomingMessage, target: ServedTarget): string | undefined {
  const path = pathOf(request.url ?? '/', target)
  if (path === undefined) return undefined
  request.url = path
  const { headers } = request
  for (const name of ['origin', 'referer'] as const) {
    const value = headers[name]
    if (value?.startsWith(target.served) === true)
      headers[name] = baseFor(name, target) + value.slice(target.served.length)
  }
  // The server of the recorder has already asked for the body.
  delete headers.expect
  for (const name of ['te', 'proxy-authorization', 'proxy-connection', 'keep-alive']) delete headers[name]
  return path
}

/** An origin has no path. */
function baseFor(header: 'origin' | 'referer', target: ServedTarget): string {
  return header === 'origin' ? target.url.origin : baseOf(target)
}

/** RFC 9112 3.2.2: a client that treats the recorder as its proxy sends the whole URL. */
function pathOf(sent: string, target: ServedTarget): string | undefined {
  if (sent.startsWith('/')) return sent
  const base = [target.served, baseOf(target)].find((each) => sent.startsWith(`${each}/`))
  return base === undefined ? undefined : sent.slice(base.length)
}

/** Answers a request that is not for the target. */
export function rejectRequest(response: ServerResponse, target: ServedTarget): void {
  const detail = `The recorder at ${target.served} sends requests to ${baseOf(target)} only.`
  const problem = { title: 'cxone-mock record does not pass this request on', status: 421, detail }
  response.writeHead(421, { 'content-type': 'application/problem+json' }).end(JSON.stringify(problem))
}
