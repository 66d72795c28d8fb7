import type { ControlledMock } from '../../control/controlled-mock.js'
import type { Requests } from '../../control/journal/requests.js'
import type { RequestEntry } from '../../control/journal/request-entry.js'
import { parsePattern, parseVerification, parseWait, type Verification } from '../schemas.js'
import { sandboxOf } from '../parameters.js'
import { ok, route, type AdminRequest, type AdminRoute } from '../route.js'
import type { Waits } from '../waits.js'

/** /requests/find, count, verify and wait, /requests/unmatched and /requests.har */
export function journalRoutes(mock: ControlledMock, waits: Waits): AdminRoute[] {
  const requestsOf = (request: AdminRequest) => sandboxOf(mock, request).requests
  return [
    route('POST', '/requests/find', (request) =>
      ok({ requests: requestsOf(request).find(parsePattern(request.body ?? {})) }),
    ),
    route('POST', '/requests/count', (request) =>
      ok({ count: requestsOf(request).count(parsePattern(request.body ?? {})) }),
    ),
    route('POST', '/requests/verify', (request) => {
      const found = verify(requestsOf(request), parseVerification(request.body))
      return ok({ verified: true, requests: found })
    }),
    route('POST', '/requests/wait', (request) => {
      const { pattern, ...options } = parseWait(request.body)
      const requests = requestsOf(request)
      return waits.respond(request, (signal) => requests.waitFor(pattern, { ...options, signal }))
    }),
    route('GET', '/requests/unmatched/near-misses', (request) =>
      ok({ requests: requestsOf(request).unmatched() }),
    ),
    route('GET', '/requests.har', (request) => ok(requestsOf(request).har())),
  ]
}

function verify(requests: Requests, wanted: Verification): readonly RequestEntry[] {
  if ('sequence' in wanted) return requests.verifySequence(wanted.sequence)
  if ('pattern' in wanted) {
    const { pattern, ...expected } = wanted
    return requests.verify(pattern, expected)
  }
  requests.verifyNever(wanted.never)
  return []
}
