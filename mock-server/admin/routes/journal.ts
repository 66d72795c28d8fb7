import type { ControlledMock } from '../../control/controlled-mock.js'
import type { Requests } from '../../control/journal/requests.js'
import type { RequestEntry } from '../../control/journal/request-entry.js'
import { parsePattern, parseVerification, parseWait, type Verification } from '../schemas.js'
import { sandboxOf } from '../parameters.js'
import { problem } from '../problem.js'
import { noContent, ok, route, type AdminRequest, type AdminResponse, type Route } from '../route.js'

const maxWaits = 1000

/** /requests/find, count, verify and wait, /requests/unmatched and /requests.har. Waits end when `closing` aborts. */
export function journalRoutes(mock: ControlledMock, closing: AbortSignal): Route[] {
  const requestsOf = (request: AdminRequest) => sandboxOf(mock, request).requests
  let waits = 0
  const wait = async (request: AdminRequest): Promise<AdminResponse> => {
    const { pattern, ...options } = parseWait(request.body)
    const requests = requestsOf(request)
    if (waits >= maxWaits) {
      return problem(503, `${maxWaits} clients are waiting already. End some, or poll GET /__admin/requests.`)
    }
    const gone = new AbortController()
    request.whenGone(() => gone.abort())
    const signal = AbortSignal.any([gone.signal, closing])
    waits += 1
    try {
      return ok({ requests: await requests.waitFor(pattern, { ...options, signal }) })
    } catch (error) {
      // The client left, so the response is never sent.
      if (gone.signal.aborted) return noContent
      throw error
    } finally {
      waits -= 1
    }
  }
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
    route('POST', '/requests/wait', wait),
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
