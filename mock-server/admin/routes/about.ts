import { Router } from 'express'
import type { CxoneMock } from '../../index.js'
import { version } from '../../version.js'

/** /health, /ready, /version and /evidence */
export function aboutRoutes(mock: CxoneMock): Router {
  const router = Router({ caseSensitive: true, strict: true })
  router.get('/health', (_, response) => void response.json({ status: 'ok' }))
  router.get('/ready', (_, response) => {
    response.json({ status: 'ready', sandboxes: mock.sandboxes.length })
  })
  router.get('/version', (_, response) => void response.json({ name: 'cxone-mock', version }))
  router.get('/evidence', (_, response) => void response.json(mock.evidence()))
  return router
}
