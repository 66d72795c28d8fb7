import type { Assumptions } from '../../contracts/register/ambiguities.js'
import type { PlainResponse, PlainRequest } from '../http/message.js'
import { surfaceOf } from '../routing/surface-paths.js'

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

/** Lets pages of every origin read the response (Fetch, 3.2.3), because CXone's services use no cookies. */
export function allowOrigin(
  request: PlainRequest,
  path: string,
  { 'browser-origins': origins }: Assumptions,
  response: PlainResponse,
): void {
  if (origins === 'none' || !has(request, 'origin') || withoutCors.has(surfaceOf(path))) return
  response.headers['Access-Control-Allow-Origin'] = '*'
  const { Allow } = response.headers
  const isPreflight = request.method === 'OPTIONS' && has(request, 'access-control-request-method')
  if (!isPreflight || Allow === undefined) return
  response.headers['Access-Control-Allow-Methods'] = Allow
  response.headers['Access-Control-Allow-Headers'] = headers
}

function has({ headers: sent }: PlainRequest, name: string): boolean {
  for (let index = 0; index < sent.length; index += 2) {
    const each = sent[index] ?? ''
    if (each.length === name.length && each.toLowerCase() === name) return true
  }
  return false
}
