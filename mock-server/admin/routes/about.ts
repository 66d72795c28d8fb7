import type { ControlledMock } from '../../control/controlled-mock.js'
import { version } from '../../control/version.js'
import { ok, route, type AdminRoute } from '../route.js'

/**
 * /health, /ready, /version and /evidence
 * @param apiPort the port of the API, if it differs from that of the control plane
 */
export function aboutRoutes(mock: ControlledMock, apiPort: () => number | undefined): AdminRoute[] {
  return [
    route('GET', '/health', () => ok({ status: 'ok' })),
    route('GET', '/ready', () => ok({ status: 'ready', sandboxes: mock.sandboxCount })),
    route('GET', '/version', () =>
      ok({
        name: 'cxone-mock',
        version,
        changes: mock.changes,
        tenantProfile: mock.tenantProfile,
        apiPort: apiPort(),
      }),
    ),
    route('GET', '/evidence', () => ok(mock.evidence())),
  ]
}
