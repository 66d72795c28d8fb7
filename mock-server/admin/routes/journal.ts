import { Router } from 'express'
import type { CxoneMock } from '../../index.js'
import type { Requests } from '../../control/journal/requests.js'
import type { RequestEntry } from '../../control/journal/request-entry.js'
import { parsePattern, parseVerification, parseWait, type Verification } from '../schemas.js'
import { problem } from '../problem.js'
import { sandboxOf } from '../sandbox-of.js'

const maxWaits = 1000

/** /requests/find, count, verify and wait, /requests/unmatched and /requests.har: until `closing` */
export function journalRoutes(mock: CxoneMock, closing: AbortSignal): Router {
  const router = Router({ caseSensitive: true, strict: true })
  let waits = 0
  router.post('/requests/find', (request, response) => {
    response.json({ requests: sandboxOf(mock, request).requests.find(parsePattern(request.body ?? {})) })
  })
  router.post('/requests/count', (request, response) => {
    response.json({ count: sandboxOf(mock, request).requests.count(parsePattern(request.body ?? {})) })
  })
  router.post('/requests/verify', (request, response) => {
    const found = carryOut(sandboxOf(mock, request).requests, parseVerification(request.body))
    response.json({ verified: true, requests: found })
  })
  router.post('/requests/wait', async (request, response) => {
    const { pattern, ...options } = parseWait(request.body)
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    const signal = AbortSignal.any([gone.signal, closing])
    const { requests } = sandboxOf(mock, request)
    if (waits >= maxWaits) {
      const help = 'end some (a wait ends when its client leaves), or ask GET /__admin/requests'
      return problem(response, 503, `${maxWaits} requests wait already, and no more can: ${help}.`)
    }
    waits += 1
    try {
      const found = await requests.waitFor(pattern, { ...options, signal })
      response.json({ requests: found })
    } catch (error) {
      if (!gone.signal.aborted) throw error
    } finally {
      waits -= 1
    }
  })
  router.get('/requests/unmatched/near-misses', (request, response) => {
    response.json({ requests: sandboxOf(mock, request).requests.unmatched() })
  })
  router.get('/requests.har', (request, response) => {
    response.json(sandboxOf(mock, request).requests.har())
  })
  return router
}

function carryOut(requests: Requests, asked: Verification): readonly RequestEntry[] {
  if ('sequence' in asked) return requests.verifySequence(asked.sequence)
  if ('pattern' in asked) {
    const { pattern, ...expected } = asked
    return requests.verify(pattern, expected)
  }
  requests.verifyNever(asked.never)
  return []
}
