import type { ControlledMock } from '../../control/controlled-mock.js'
import { Feed } from '../feed.js'
import { parameter } from '../parameters.js'
import { problem } from '../problem.js'
import { route, type AdminRoute } from '../route.js'

/** /events: every request and every event of a World, live, until `closing` aborts. */
export function eventRoutes(mock: ControlledMock, closing: AbortSignal): AdminRoute[] {
  const feed = new Feed(mock)
  closing.addEventListener('abort', () => feed.end())
  return [
    route('GET', '/events', ({ query, isForeign }) => {
      const sandboxId = parameter(query, 'sandbox')
      if (sandboxId !== undefined) mock.sandboxById(sandboxId)
      // A page of another origin cannot read the stream, but it could use up all connections.
      if (isForeign) return problem(403, "Only pages of the server's own origin may read the stream.")
      if (feed.full) return problem(503, 'The event stream has its maximum of 20 readers. Close one of them.')
      if (closing.aborted) return problem(503, 'The server is closing.')
      const stream = feed.reader(sandboxId)
      return { status: 200, type: 'text/event-stream; charset=utf-8', stream }
    }),
  ]
}
