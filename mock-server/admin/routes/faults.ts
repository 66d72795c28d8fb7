import type { ControlledMock } from '../../control/controlled-mock.js'
import type { Fault } from '../../faults/fault.js'
import { sandboxOf } from '../parameters.js'
import { created, noContent, ok, route, type AdminRoute } from '../route.js'

/** /faults */
export function faultRoutes(mock: ControlledMock): AdminRoute[] {
  return [
    route('GET', '/faults', (request) => ok({ faults: sandboxOf(mock, request).faults.list() })),
    route('POST', '/faults', (request) =>
      // `use` checks the value, so the type is a promise that it keeps.
      created(sandboxOf(mock, request).faults.use(request.body as Fault)),
    ),
    route('DELETE', '/faults', (request) => {
      sandboxOf(mock, request).faults.clear()
      return noContent
    }),
    route('GET', '/faults/unmet', (request) => ok({ faults: sandboxOf(mock, request).faults.unmet() })),
    route('GET', '/faults/{id}', (request) => ok(sandboxOf(mock, request).faults.get(request.params.id))),
    route('DELETE', '/faults/{id}', (request) => {
      sandboxOf(mock, request).faults.remove(request.params.id)
      return noContent
    }),
  ]
}
