import { http, HttpResponse, type HttpHandler } from 'msw'
import { ConnectionBroken, fetchReply } from './fetch.js'
import type { Handles } from './host.js'

export interface HandlerOptions {
  /** Origins whose requests the mock answers, e.g. `https://api.mypurecloud.com`. Default: every origin. */
  readonly origins?: readonly string[]
}

/**
 * Handlers for `setupServer` and `setupWorker` of MSW 2 and 3. At a named origin every path is the mock's;
 * without origins `/oauth/…`, `/api/v2/…` and what is CXone's alone are, of every origin, and what any issuer
 * has (`/auth/token`, `/.well-known/openid-configuration`) at hosts of NICE only.
 */
export function cxoneHandlers(mock: Handles, { origins }: HandlerOptions = {}): HttpHandler[] {
  const paths = origins?.map((origin) => below(origin.replace(/\/+$/, ''))) ?? everywhere
  return paths.map((path) => http.all(path, ({ request }) => answer(mock, request)))
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

/** MSW takes a thrown error for an answer of status 500: a broken connection has a word of its own there. */
async function answer(mock: Handles, request: Request): Promise<Response> {
  try {
    return await fetchReply(mock, request)
  } catch (error) {
    if (error instanceof ConnectionBroken) return HttpResponse.error()
    throw error
  }
}

/** A pattern without groups: MSW decodes what it captures, and fails on a `%` that encodes nothing. */
function below(origin: string): RegExp {
  return new RegExp(`^${origin.replaceAll(/[^A-Za-z0-9]/g, String.raw`\$&`)}/`, 'i')
}
