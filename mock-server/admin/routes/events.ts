import { Router } from 'express'
import type { CxoneMock } from '../../index.js'
import { Feed } from '../feed.js'
import { isForeign } from '../guard.js'
import { problem } from '../problem.js'
import { text } from '../sandbox-of.js'

/** /events: every request and every event of a World, live, until `closing` says that the server closes. */
export function eventRoutes(mock: CxoneMock, closing: AbortSignal): Router {
  const feed = new Feed(mock)
  closing.addEventListener('abort', () => feed.end())
  const router = Router({ caseSensitive: true, strict: true })
  router.get('/events', (request, response) => {
    const sandboxId = text(request.query['sandbox'])
    if (sandboxId !== undefined) mock.sandboxById(sandboxId)
    // A page of another origin could not read the stream, but it could take all the places.
    if (isForeign(request)) return problem(response, 403, 'The stream is for the own origin only.')
    if (feed.full) return problem(response, 503, 'As many read the events as can: close one of them.')
    if (closing.aborted) return problem(response, 503, 'The server closes.')
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' })
    if (request.method === 'HEAD') return void response.end()
    feed.add({ response, sandboxId })
  })
  return router
}
