import type { ControlledMock } from '../../control/controlled-mock.js'
import type { Hold } from '../../faults/holds.js'
import { sandboxOf } from '../parameters.js'
import { created, noContent, ok, route, type AdminRequest, type AdminRoute } from '../route.js'
import { parseHeldWait, parseRelease } from '../schemas.js'
import type { Waits } from '../waits.js'

/** /holds */
export function holdRoutes(mock: ControlledMock, waits: Waits): AdminRoute[] {
  const holdsOf = (request: AdminRequest) => sandboxOf(mock, request).holds
  return [
    route('GET', '/holds', (request) => ok({ holds: holdsOf(request).list() })),
    // `use` checks the value, so the type is a promise that it keeps.
    route('POST', '/holds', (request) => created(holdsOf(request).use((request.body ?? {}) as Hold))),
    route('DELETE', '/holds', async (request) => {
      await holdsOf(request).clear()
      return noContent
    }),
    route('GET', '/holds/held', (request) => ok({ requests: holdsOf(request).held() })),
    route('POST', '/holds/wait', (request) => {
      const options = parseHeldWait(request.body ?? {})
      const holds = holdsOf(request)
      return waits.respond(request, (signal) => holds.waitFor({ ...options, signal }))
    }),
    route('POST', '/holds/release', async (request) => {
      const { ids } = parseRelease(request.body ?? {})
      return ok({ requests: await holdsOf(request).release(ids) })
    }),
    route('GET', '/holds/{id}', (request) => ok(holdsOf(request).get(request.params.id))),
    route('DELETE', '/holds/{id}', async (request) => {
      await holdsOf(request).remove(request.params.id)
      return noContent
    }),
  ]
}
