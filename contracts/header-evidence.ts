import type { SurfaceName } from './contract.js'
import {
  assumed,
  cxoneSpec,
  genesysLogger,
  niceDeveloperPortal,
  niceTestSuite,
  ofTheMock,
  rfc,
  type Evidence,
} from './evidence.js'

const noStore = rfc('RFC 6749 5.1: "Cache-Control" with "no-store"')
const correlation = niceDeveloperPortal(
  'the response sends back the CorrelationId of the request',
  'API/AgentAPI',
)
const ofTheServer = (what: string) => ofTheMock(`a header of the mock: ${what}`)

/** How well it is known that the API sends a header. */
const headers: Readonly<Record<string, Evidence | Readonly<Partial<Record<SurfaceName, Evidence>>>>> = {
  accept: ofTheServer('RFC 9110 15.5.16 allows it in a 415'),
  'accept-encoding': ofTheServer('RFC 9110 12.5.3 allows it in a 415'),
  'access-control-allow-headers': assumed('browser-origins'),
  'access-control-allow-methods': assumed('browser-origins'),
  'access-control-allow-origin': assumed('browser-origins'),
  allow: rfc('RFC 9110 15.5.6'),
  'cache-control': {
    cxone: cxoneSpec,
    oauth: noStore,
    'cxone-token': noStore,
  },
  'content-security-policy': ofTheServer('it protects the sign-in page'),
  correlationid: { agent: correlation },
  icstatusdescription: { agent: niceTestSuite },
  'inin-correlation-id': {
    platform: genesysLogger,
    recordingcontrols: assumed('unauthorized-correlation-id'),
  },
  location: rfc('RFC 6749 4.1.2'),
  pragma: {
    cxone: cxoneSpec,
    oauth: noStore,
    'cxone-token': noStore,
  },
  'referrer-policy': ofTheServer('it protects the sign-in page'),
  'retry-after': rfc('RFC 9110 10.2.3'),
  'set-cookie': assumed('sso-session-lifetime'),
  vary: assumed('browser-origins'),
  'www-authenticate': {
    cxone: cxoneSpec,
    oauth: rfc('RFC 6749 5.2'),
    'cxone-token': rfc('RFC 6749 5.2'),
    recordingcontrols: assumed('unauthorized-challenge'),
  },
  'x-content-type-options': ofTheServer('it protects the sign-in page'),
}

/** Headers that every HTTP server sends. They say nothing about this API. */
export const headersOfHttp: ReadonlySet<string> = new Set(['content-length', 'content-type', 'date'])

/** How well it is known that a surface sends a header. Undefined for a header that no claim is made about. */
export function headerEvidence(surface: SurfaceName | undefined, name: string): Evidence | undefined {
  const known = headers[name.toLowerCase()]
  if (known === undefined || 'grade' in known) return known
  return (surface && known[surface]) ?? ofTheServer('no source names it for this surface')
}
