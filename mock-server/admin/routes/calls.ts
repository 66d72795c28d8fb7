import { Router } from 'express'
import type { CxoneMock } from '../../index.js'
import { recordedMs, recordedShare } from '../../control/calls/recorded-time.js'
import { sandboxOf } from '../sandbox-of.js'
import { parseNewCall } from '../schemas.js'

/** /calls and /state */
export function callRoutes(mock: CxoneMock): Router {
  const router = Router({ caseSensitive: true, strict: true })
  router.get('/state', (request, response) => void response.json(sandboxOf(mock, request).state()))
  router.get('/calls', (request, response) => {
    response.json({ calls: sandboxOf(mock, request).calls.list() })
  })
  router.post('/calls', (request, response) => {
    response.status(201).json(sandboxOf(mock, request).calls.begin(parseNewCall(request.body ?? {})))
  })
  router.get('/calls/:conversationId/timeline', (request, response) => {
    const spans = sandboxOf(mock, request).calls.timeline(request.params.conversationId)
    response.json({ spans, recordedMs: recordedMs(spans), recordedShare: recordedShare(spans) })
  })
  router.post('/calls/:conversationId/answer', (request, response) => {
    response.json(sandboxOf(mock, request).calls.answer(request.params.conversationId))
  })
  router.post('/calls/:conversationId/start', (request, response) => {
    response.json(sandboxOf(mock, request).calls.start(request.params.conversationId))
  })
  router.post('/calls/:conversationId/stop', (request, response) => {
    response.json(sandboxOf(mock, request).calls.stop(request.params.conversationId))
  })
  router.post('/calls/:conversationId/end', (request, response) => {
    response.json(sandboxOf(mock, request).calls.end(request.params.conversationId))
  })
  return router
}
