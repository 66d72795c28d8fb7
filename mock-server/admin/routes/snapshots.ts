import type { ControlledMock } from '../../control/controlled-mock.js'
import type { Snapshot } from '../../world/snapshot.js'
import { sandboxOf } from '../parameters.js'
import { created, noContent, ok, route, type AdminRoute } from '../route.js'
import { parseSnapshotName } from '../schemas.js'

/** /snapshots, /snapshot and /restore */
export function snapshotRoutes(mock: ControlledMock): AdminRoute[] {
  return [
    route('GET', '/snapshots', (request) => ok({ snapshots: sandboxOf(mock, request).snapshots.list() })),
    route('POST', '/snapshots', (request) => {
      const { name } = parseSnapshotName(request.body)
      sandboxOf(mock, request).snapshots.save(name)
      return created({ name })
    }),
    route('GET', '/snapshots/{name}', (request) =>
      ok(sandboxOf(mock, request).snapshots.get(request.params.name)),
    ),
    route('GET', '/snapshot', (request) => ok(sandboxOf(mock, request).snapshot())),
    route('POST', '/restore', (request) => {
      // `restore` checks the value, so the type is a promise that it keeps.
      sandboxOf(mock, request).restore(request.body as Snapshot)
      return noContent
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
