import type { ControlledMock } from '../../control/controlled-mock.js'
import { sandboxOf } from '../parameters.js'
import { noContent, route, type AdminRoute } from '../route.js'

/** /keys/rotate */
export function keyRoutes(mock: ControlledMock): AdminRoute[] {
  return [
    route('POST', '/keys/rotate', (request) => {
      sandboxOf(mock, request).rotateKeys()
      return noContent
    }),
  ]
}
