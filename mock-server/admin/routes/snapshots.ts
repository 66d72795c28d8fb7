import type { ControlledMock } from '../../control/controlled-mock.js'
import { sandboxOf } from '../parameters.js'
import { created, noContent, ok, route, type Route } from '../route.js'
import { parseSnapshotName } from '../schemas.js'

/** /snapshots */
export function snapshotRoutes(mock: ControlledMock): Route[] {
  return [
    route('GET', '/snapshots', (request) => ok({ snapshots: sandboxOf(mock, request).snapshots.list() })),
    route('POST', '/snapshots', (request) => {
      const { name } = parseSnapshotName(request.body)
      sandboxOf(mock, request).snapshots.save(name)
      return created({ name })
    }),
    route('PUT', '/snapshots/{name}/restore', (request) => {
      sandboxOf(mock, request).snapshots.restore(request.params.name)
      return noContent
    }),
    route('DELETE', '/snapshots/{name}', (request) => {
      sandboxOf(mock, request).snapshots.remove(request.params.name)
      return noContent
    }),
  ]
}
