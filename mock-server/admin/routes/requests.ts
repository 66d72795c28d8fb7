import { Router, type Request } from 'express'
import type { CxoneMock } from '../../index.js'
import { ControlError } from '../../control/error.js'
import type { RequestPattern } from '../../control/journal/pattern.js'
import type { SandboxControl } from '../../control/sandboxes/sandbox-control.js'
import { sandboxOf, text } from '../sandbox-of.js'

/** /requests: the journal */
export function requestRoutes(mock: CxoneMock): Router {
  const router = Router({ caseSensitive: true, strict: true })
  router.get('/requests', (request, response) => {
    response.json({ requests: sandboxOf(mock, request).requests.list(patternOf(request)) })
  })
  router.delete('/requests', (request, response) => {
    sandboxOf(mock, request).requests.clear()
    response.status(204).end()
  })
  router.get('/requests/:id', (request, response) => {
    response.json(withRequest(mock, request, (sandbox) => sandbox.requests.get(request.params.id)))
  })
  router.get('/requests/:id/explain', (request, response) => {
    const { id } = request.params
    const explained = id === 'last' ? undefined : id
    response.json(withRequest(mock, request, ({ requests }) => requests.explain(explained)))
  })
  return router
}

/** @throws {ControlError} 400 for a filter that there is not: it would let everything through */
function patternOf({ query }: Request): RequestPattern {
  const { sandbox: _, operation, status, client, method, path, rule, bodyIncludes, ...others } = query
  const [unknown] = Object.keys(others)
  if (unknown !== undefined) {
    throw new ControlError(400, `There is no filter ${JSON.stringify(unknown.slice(0, 80))}.`)
  }
  const texts = { operation, client, method, path, rule, bodyIncludes }
  const given = Object.entries(texts).map(([name, value]) => [name, text(value)] as const)
  const pattern = Object.fromEntries(given.filter(([, value]) => value !== undefined))
  return status === undefined ? pattern : { ...pattern, status: statusOf(text(status) ?? '') }
}

function statusOf(given: string): number {
  if (/^\d{3}$/.test(given)) return Number(given)
  const shown = JSON.stringify(given.slice(0, 80))
  throw new ControlError(400, `status must be a number of three digits, not ${shown}.`)
}

/** A request is found in every journal, since its id comes from a reply that does not name the sandbox. */
function withRequest<Found>(
  mock: CxoneMock,
  request: Request,
  find: (sandbox: SandboxControl) => Found,
): Found {
  const named = text(request.query['sandbox'])
  if (named !== undefined || request.params['id'] === 'last') {
    return find(mock.sandboxById(named ?? 'default'))
  }
  for (const sandbox of mock.sandboxes) {
    try {
      return find(sandbox)
    } catch (error) {
      if (!(error instanceof ControlError) || error.status !== 404) throw error
    }
  }
  throw new ControlError(404, 'No journal has this request; each keeps its newest 1000.')
}
