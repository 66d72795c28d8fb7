import { Router } from 'express'
import type { CxoneMock } from '../../index.js'
import { sandboxOf } from '../sandbox-of.js'
import { parseSnapshotName } from '../schemas.js'

/** /snapshots */
export function snapshotRoutes(mock: CxoneMock): Router {
  const router = Router({ caseSensitive: true, strict: true })
  router.get('/snapshots', (request, response) => {
    response.json({ snapshots: sandboxOf(mock, request).snapshots.list() })
  })
  router.post('/snapshots', (request, response) => {
    const { name } = parseSnapshotName(request.body)
    sandboxOf(mock, request).snapshots.save(name)
    response.status(201).json({ name })
  })
  router.put('/snapshots/:name/restore', (request, response) => {
    sandboxOf(mock, request).snapshots.restore(request.params.name)
    response.status(204).end()
  })
  router.delete('/snapshots/:name', (request, response) => {
    sandboxOf(mock, request).snapshots.remove(request.params.name)
    response.status(204).end()
  })
  return router
}
