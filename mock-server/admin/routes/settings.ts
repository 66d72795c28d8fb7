import type { ControlledMock } from '../../control/controlled-mock.js'
import type { Scenario } from '../../world/start/scenario.js'
import { sandboxOf } from '../parameters.js'
import { noContent, ok, route, type AdminRoute } from '../route.js'
import { parseNewAssumptions, parseNewSettle } from '../schemas.js'

/** /assumptions, /settle and /scenario */
export function settingRoutes(mock: ControlledMock): AdminRoute[] {
  return [
    route('GET', '/assumptions', (request) => ok({ assumptions: sandboxOf(mock, request).assumptions })),
    route('PUT', '/assumptions', (request) => {
      const { assumptions } = parseNewAssumptions(request.body)
      return ok({ assumptions: sandboxOf(mock, request).setAssumptions(assumptions) })
    }),
    route('GET', '/settle', (request) => ok({ settle: sandboxOf(mock, request).settle })),
    route('PUT', '/settle', (request) => {
      const { settle } = parseNewSettle(request.body)
      return ok({ settle: sandboxOf(mock, request).setSettle(settle) })
    }),
    route('PUT', '/scenario', async (request) => {
      // `loadScenario` checks the value, so the type is a promise that it keeps.
      await sandboxOf(mock, request).loadScenario(request.body as Scenario)
      return noContent
    }),
  ]
}
