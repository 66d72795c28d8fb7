import { http, type HttpHandler } from 'msw'
import { fetchReply } from './fetch.js'
import type { Handles } from './host.js'

export interface HandlerOptions {
  /** Origins whose requests the mock answers, e.g. `https://api.mypurecloud.com`. Default: every origin. */
  readonly origins?: readonly string[]
}

/**
 * Handlers for `setupServer` and `setupWorker` of MSW 2 and 3. At a named origin every path is the mock's;
 * without origins only `/oauth/…` and `/api/v2/…` of every origin are.
 */
export function cxoneHandlers(mock: Handles, { origins }: HandlerOptions = {}): HttpHandler[] {
  const paths = origins?.map((origin) => `${origin.replace(/\/+$/, '')}/*`) ?? ['*/oauth/*', '*/api/v2/*']
  return paths.map((path) => http.all(path, ({ request }) => fetchReply(mock, request)))
}
