import { isBodyless, type PlainRequest, type PlainResponse } from './message.js'

/** What an adapter needs of the mock: one function from plain data to plain data. */
export interface Handles {
  handle(request: PlainRequest): PlainResponse | Promise<PlainResponse>
}

/** Whether a response has content on the wire: not after HEAD, and not with 204 or 304 (RFC 9110 6.4.1). */
export function hasContent(method: string, { status, body }: PlainResponse): boolean {
  return body !== '' && method !== 'HEAD' && !isBodyless(status)
}

/** Path and query of a request target, which may be in absolute-form (RFC 9112 3.2.2); `*` stays. */
export function originForm(target: string): string {
  if (target.startsWith('/') || target === '*') return target
  const rest = target.replace(/^https?:\/\/[^/?#]*/i, '')
  return rest.startsWith('/') ? rest : `/${rest}`
}
