import type { ControlledMock } from '../../control/controlled-mock.js'
import { ControlError } from '../../control/error.js'
import type { RequestPattern } from '../../control/journal/pattern.js'
import type { SandboxControl } from '../../control/sandboxes/sandbox-control.js'
import { parameter, sandboxOf } from '../parameters.js'
import { noContent, ok, route, type AdminRequest, type AdminRoute } from '../route.js'

/** /requests: the journal */
export function requestRoutes(mock: ControlledMock): AdminRoute[] {
  return [
    route('GET', '/requests', (request) =>
      ok({ requests: sandboxOf(mock, request).requests.list(patternOf(request)) }),
    ),
    route('DELETE', '/requests', (request) => {
      sandboxOf(mock, request).requests.clear()
      return noContent
    }),
    route('GET', '/requests/{id}', (request) =>
      ok(withRequest(mock, request, ({ requests }) => requests.get(request.params.id))),
    ),
    route('GET', '/requests/{id}/explain', (request) => {
      const { id } = request.params
      const explained = id === 'last' ? undefined : id
      return ok(withRequest(mock, request, ({ requests }) => requests.explain(explained)))
    }),
    route('POST', '/requests/{id}/sendAgain', async (request) => {
      const { id } = request.params
      return ok(await sandboxOf(mock, request).requests.sendAgain(id))
    }),
  ]
}

const filters = ['operation', 'client', 'method', 'path', 'rule', 'fault', 'bodyIncludes'] as const

/** @throws {ControlError} 400 for an unknown filter: ignoring it would match every request */
function patternOf({ query }: AdminRequest): RequestPattern {
  const known: readonly string[] = ['sandbox', 'status', ...filters]
  const unknown = [...query.keys()].find((name) => !known.includes(name))
  if (unknown !== undefined) {
    const shown = JSON.stringify(unknown.slice(0, 80))
    throw new ControlError(400, `There is no filter ${shown}. Use ${known.slice(1).join(', ')}.`)
  }
  const given = filters.map((name) => [name, parameter(query, name)] as const)
  const pattern = Object.fromEntries(given.filter(([, value]) => value !== undefined))
  const status = parameter(query, 'status')
  return status === undefined ? pattern : { ...pattern, status: statusOf(status) }
}

function statusOf(given: string): number {
  if (/^\d{3}$/.test(given)) return Number(given)
  const shown = JSON.stringify(given.slice(0, 80))
  throw new ControlError(400, `status must be a number of three digits, not ${shown}.`)
}

/** Looks for a request in every journal: its id comes from a response, which does not name the sandbox. */
function withRequest<Found>(
  mock: ControlledMock,
  { query, params }: AdminRequest<'/requests/{id}'>,
  find: (sandbox: SandboxControl) => Found,
): Found {
  const named = parameter(query, 'sandbox')
  if (named !== undefined || params.id === 'last') return find(mock.sandboxById(named ?? 'default'))
  for (const sandbox of mock.sandboxes) {
    try {
      return find(sandbox)
    } catch (error) {
      if (!(error instanceof ControlError) || error.status !== 404) throw error
    }
  }
  throw new ControlError(404, 'No journal has this request. Each journal keeps its newest 1000 requests.')
}
