import type { ReceivedRequest } from '../../model/test-server.js'
import { isAuthentication } from './tokens-in-response.js'
import { headerValues, jsonOf } from '../../model/transcript.js'

/** The part of a request that contains a token. RFC 6750 2 defines three, and permits only one per request. */
export type TokenPlace = 'the Authorization header' | 'the query' | 'the body'

/**
 * All places that contain a token; a repeated header counts twice, and so does a header with two tokens. `secrets`: the values to look for. Empty for
 * authentication requests, where tokens are parameters.
 */
export function tokenPlaces(request: ReceivedRequest, secrets: readonly string[]): TokenPlace[] {
  if (isAuthentication(request)) return []
  const isToken = (value: unknown) => typeof value === 'string' && secrets.includes(value)
  const named = (name: string, value: unknown) => name === 'access_token' || isToken(value)
  const { query, path } = targetOf(request)
  const inQuery = [...query].some(([name, value]) => named(name, value))
  const inBody = [...Object.entries(jsonOf(request) ?? {}), ...new URLSearchParams(request.body)].some(
    ([name, value]) => named(name, value),
  )
  return [
    ...headerValues(request, 'authorization').flatMap((value) =>
      Array<TokenPlace>(tokensIn(value, secrets)).fill('the Authorization header'),
    ),
    ...(inQuery || secrets.some((secret) => path.includes(secret)) ? (['the query'] as const) : []),
    ...(inBody ? (['the body'] as const) : []),
  ]
}

/** How many tokens a header with a token has. A library that appends instead of replacing joins them with a comma. */
function tokensIn(value: string, secrets: readonly string[]): number {
  return Math.max(
    1,
    secrets.reduce((sum, secret) => sum + value.split(secret).length - 1, 0),
  )
}

/** The two halves of a request target. */
export function targetOf({ target }: Pick<ReceivedRequest, 'target'>): {
  readonly path: string
  readonly query: URLSearchParams
} {
  const mark = target.indexOf('?')
  return mark < 0
    ? { path: target, query: new URLSearchParams() }
    : { path: target.slice(0, mark), query: new URLSearchParams(target.slice(mark + 1)) }
}
