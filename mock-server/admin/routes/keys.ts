import { Router } from 'express'
import type { CxoneMock } from '../../index.js'
import { sandboxOf } from '../sandbox-of.js'

/** /keys/rotate */
export function keyRoutes(mock: CxoneMock): Router {
  const router = Router({ caseSensitive: true, strict: true })
  router.post('/keys/rotate', (request, response) => {
    sandboxOf(mock, request).rotateKeys()
    response.status(204).end()
  })
  return router
}
