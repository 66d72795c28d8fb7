import type { CxoneMock } from '../../index.js'
import { version } from '../../version.js'
import { ok, route, type Route } from '../route.js'

/** /health, /ready, /version and /evidence */
export function aboutRoutes(mock: CxoneMock): Route[] {
  return [
    route('GET', '/health', () => ok({ status: 'ok' })),
    route('GET', '/ready', () => ok({ status: 'ready', sandboxes: mock.sandboxes.length })),
    route('GET', '/version', () => ok({ name: 'cxone-mock', version })),
    route('GET', '/evidence', () => ok(mock.evidence())),
  ]
}
