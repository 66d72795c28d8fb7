import type { CxoneMock } from '../../index.js'
import { sandboxOf } from '../parameters.js'
import { noContent, route, type Route } from '../route.js'

/** /keys/rotate */
export function keyRoutes(mock: CxoneMock): Route[] {
  return [
    route('POST', '/keys/rotate', (request) => {
      sandboxOf(mock, request).rotateKeys()
      return noContent
    }),
  ]
}
