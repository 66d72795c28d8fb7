import { Router } from 'express'
import type { CxoneMock } from '../../index.js'
import type { Fault } from '../../faults/fault.js'
import { sandboxOf } from '../sandbox-of.js'

/** /faults */
export function faultRoutes(mock: CxoneMock): Router {
  const router = Router({ caseSensitive: true, strict: true })
  router.get('/faults', (request, response) => {
    response.json({ faults: sandboxOf(mock, request).faults.list() })
  })
  router.post('/faults', (request, response) => {
    // `use` checks what it is given, so the type is a promise that it keeps.
    response.status(201).json(sandboxOf(mock, request).faults.use(request.body as Fault))
  })
  router.delete('/faults', (request, response) => {
    sandboxOf(mock, request).faults.clear()
    response.status(204).end()
  })
  router.get('/faults/:id', (request, response) => {
    response.json(sandboxOf(mock, request).faults.get(request.params.id))
  })
  router.delete('/faults/:id', (request, response) => {
    sandboxOf(mock, request).faults.remove(request.params.id)
    response.status(204).end()
  })
  return router
}
