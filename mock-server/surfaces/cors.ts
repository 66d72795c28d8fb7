import type { Assumptions } from '../../contracts/register/ambiguities.js'
import { headerOf } from '../http/head.js'
import type { PlainResponse, PlainRequest } from '../http/message.js'
import { surfaceOf } from '../routing/surface-paths.js'
import type { OAuthClient } from '../world/entities.js'

/** Surfaces without CORS: those of Genesys Cloud, and pages that a browser navigates to. */
const withoutCors: ReadonlySet<string | undefined> = new Set([
  undefined,
  'oauth',
  'platform',
  'recordingcontrols',
  'cxone-sign-in',
])

/** The headers of NICE's SDK that need permission, and the CorrelationId that NICE documents. */
const headers = 'authorization, content-type, correlationid, originating-service-identifier'

/**
 * Lets pages of the allowed origins read the response (Fetch, 3.2.3). By default, that is every origin, because CXone's
 * services use no cookies.
 */
export function allowOrigin(
  request: PlainRequest,
  path: string,
  { 'browser-origins': origins }: Assumptions,
  clients: ReadonlyMap<string, OAuthClient>,
  response: PlainResponse,
): void {
  if (origins === 'none' || !has(request, 'origin') || withoutCors.has(surfaceOf(path))) return
  if (origins === 'registered') {
    // The response depends on the origin, also if it is not allowed (Fetch, 3.2.5).
    response.headers['Vary'] = 'Origin'
    const origin = headerOf(request.headers, 'origin') ?? ''
    if (!isRegistered(origin, clients)) return
    response.headers['Access-Control-Allow-Origin'] = origin
  } else {
    response.headers['Access-Control-Allow-Origin'] = '*'
  }
  const { Allow } = response.headers
  const isPreflight = request.method === 'OPTIONS' && has(request, 'access-control-request-method')
  if (!isPreflight || Allow === undefined) return
  response.headers['Access-Control-Allow-Methods'] = Allow
  response.headers['Access-Control-Allow-Headers'] = headers
}

/** Whether a redirect URI of a client has this origin. That of a URI such as `com.example.app:/` is `null`. */
function isRegistered(origin: string, clients: ReadonlyMap<string, OAuthClient>): boolean {
  return [...clients.values()].some(({ redirectUris }) =>
    redirectUris.some((uri) => uri.startsWith('http') && new URL(uri).origin === origin),
  )
}

function has({ headers: sent }: PlainRequest, name: string): boolean {
  for (let index = 0; index < sent.length; index += 2) {
    const each = sent[index] ?? ''
    if (each.length === name.length && each.toLowerCase() === name) return true
  }
  return false
}
