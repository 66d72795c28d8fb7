import * as msw from 'msw'
import type { HttpHandler } from 'msw'
import { ConnectionBroken, fetchReply } from './fetch.js'
import type { Handles } from '../http/host.js'

export interface HandlerOptions {
  /** Origins whose requests the mock answers, e.g. `https://api.mypurecloud.com`. Default: every origin. */
  readonly origins?: readonly string[]
}

/**
 * Handlers for `setupServer` and `setupWorker` of MSW 2 and 3. With `origins` the mock answers every path of these
 * origins. Without, it answers `/oauth/…`, `/api/v2/…` and the paths that only CXone has at every origin, and the paths
 * that any issuer has (`/auth/token`, `/.well-known/openid-configuration`) at hosts of NICE only.
 */
export function cxoneHandlers(mock: Handles, { origins }: HandlerOptions = {}): HttpHandler[] {
  const paths = origins?.map((origin) => below(origin.replace(/\/+$/, ''))) ?? everywhere
  requireMsw2()
  return paths.map((path) => msw.http.all(path, ({ request }) => answer(mock, request)))
}

const everywhere = [
  /\/oauth\//i,
  /\/api\/v2\//i,
  /\/\/[^/]*(?:incontact|cxone)[^/]*\/auth\/(?:token|authorize|userinfo|jwks)(?:[/?]|$)/i,
  /\/\/[^/]*(?:incontact|cxone)[^/]*\/\.well-known\/(?:openid-configuration|oauth-authorization-server)(?:\?|$)/i,
  /\/\.well-known\/cxone-configuration(?:\?|$)/i,
  /\/(?:inContactAuthorizationServer|inContactAPI)\//i,
  /\/(?:interaction-recording-management-service|media-playback|access-key-management|account-access)\//i,
  /\/(?:authentication\/v1\/token|public\/authentication|public\/user)\//i,
]

/** MSW answers 500 for a thrown error. `HttpResponse.error()` is its way to break a connection. */
async function answer(mock: Handles, request: Request): Promise<Response> {
  try {
    return await fetchReply(mock, request)
  } catch (error) {
    if (error instanceof ConnectionBroken) return msw.HttpResponse.error()
    throw error
  }
}

/** MSW 1 has neither name. The check works in browsers too, where no package.json can be read. */
function requireMsw2(): void {
  if ('http' in msw && 'HttpResponse' in msw) return
  throw new Error('cxone-mock/msw needs msw 2.0 or newer: npm install msw@latest')
}

/** A pattern without groups: MSW decodes what it captures, and fails on a `%` that encodes nothing. */
function below(origin: string): RegExp {
  return new RegExp(`^${origin.replaceAll(/[^A-Za-z0-9]/g, String.raw`\$&`)}/`, 'i')
}
