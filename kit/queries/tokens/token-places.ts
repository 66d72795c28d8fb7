import type { ReceivedRequest } from '../../model/test-server.js'
import { isAuthentication } from './tokens-in-response.js'
import { headerValues, jsonOf } from '../../model/transcript.js'

/** Where a request carries its token: RFC 6750 2 knows three ways, and more than one is never right. */
export type TokenPlace = 'the Authorization header' | 'the query' | 'the body'

/**
 * Each place that has a token in it, a header that is sent twice included. `secrets`: the values to look for. Where
 * no bearer token opens the door, tokens are parameters, and credentials none.
 */
export function tokenPlaces(arrival: ReceivedRequest, secrets: readonly string[]): TokenPlace[] {
  if (isAuthentication(arrival)) return []
  const isToken = (value: unknown) => typeof value === 'string' && secrets.includes(value)
  const named = (name: string, value: unknown) => name === 'access_token' || isToken(value)
  const { query, path } = targetOf(arrival)
  const inQuery = [...query].some(([name, value]) => named(name, value))
  const inBody = [...Object.entries(jsonOf(arrival) ?? {}), ...new URLSearchParams(arrival.body)].some(
    ([name, value]) => named(name, value),
  )
  return [
    ...headerValues(arrival, 'authorization').map(() => 'the Authorization header' as const),
    ...(inQuery || secrets.some((secret) => path.includes(secret)) ? (['the query'] as const) : []),
    ...(inBody ? (['the body'] as const) : []),
  ]
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
