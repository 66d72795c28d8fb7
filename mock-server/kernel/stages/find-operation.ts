import { isAtLeast } from '../../../contracts/evidence.js'
import type { PlainResponse } from '../../http/message.js'
import { spelled } from '../../routing/path-case.js'
import { allowOf, route as routeTo } from '../../routing/route.js'
import { routeOf, type RequestContext } from '../context.js'
import { tooWeak } from '../mock-errors.js'

const allMethods = 'GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS'

/** Answers OPTIONS for every path that the mock implements, and for `*`. */
export function options({ request, head: { path } }: RequestContext): PlainResponse | undefined {
  if (request.method !== 'OPTIONS') return undefined
  const allow = path === '*' ? allMethods : allowOf(path)
  return allow === undefined ? undefined : { status: 204, headers: { Allow: allow }, body: '' }
}

/** Finds the operation. @throws {Rejection} 404, 405, or 501 for an operation that is not implemented */
export function route(context: RequestContext): undefined {
  context.route = routeTo(context.request.method, spelled(context.head.path, context.assumptions))
}

/** @throws {Rejection} 501 for an operation whose evidence is weaker than `--evidence` requires */
export function requireEvidence(context: RequestContext): undefined {
  const { contract } = routeOf(context)
  const { evidence } = context.parts
  if (isAtLeast(contract.evidence.grade, evidence)) return
  const { operationId, method, path } = contract
  throw tooWeak(`${operationId} (${method} ${path}) exists`, contract.evidence, evidence)
}
