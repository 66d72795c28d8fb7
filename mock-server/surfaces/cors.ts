import type { Assumptions } from '../../contracts/register/ambiguities.js'
import type { PlainResponse, PlainRequest } from '../http/message.js'
import { surfaceOf } from '../routing/surface-paths.js'

/** Those of Genesys Cloud, and pages that a browser goes to by itself. */
const others: ReadonlySet<string | undefined> = new Set([
  undefined,
  'oauth',
  'platform',
  'recordingcontrols',
  'cxone-sign-in',
])

/** What NICE's SDK sends beyond what needs no leave, and the CorrelationId that NICE documents. */
const headers = 'authorization, content-type, correlationid, originating-service-identifier'

/** Lets a page of another origin read the reply (Fetch, 3.2.3): CXone's services take no cookies, so any may. */
export function allowOrigin(
  request: PlainRequest,
  path: string,
  { 'browser-origins': origins }: Assumptions,
  reply: PlainResponse,
): void {
  if (origins === 'none' || !has(request, 'origin') || others.has(surfaceOf(path))) return
  reply.headers['Access-Control-Allow-Origin'] = '*'
  const { Allow } = reply.headers
  const asks = request.method === 'OPTIONS' && has(request, 'access-control-request-method')
  if (!asks || Allow === undefined) return
  reply.headers['Access-Control-Allow-Methods'] = Allow
  reply.headers['Access-Control-Allow-Headers'] = headers
}

function has({ headers: sent }: PlainRequest, name: string): boolean {
  return sent.some((each, index) => index % 2 === 0 && each.toLowerCase() === name)
}
