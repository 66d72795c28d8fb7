import * as checks from '../../authorization/authenticate.js'
import { routeOf, type RequestContext } from '../context.js'

/** Finds out whose token the request carries. @throws {Rejection} 401 when it is missing, malformed or unknown */
export function identify(context: RequestContext): undefined {
  const { contract } = routeOf(context)
  if (contract.security.kind !== 'bearer') return
  const { world, digest } = context.sandbox
  context.principal = checks.identify(world, contract, context.head, digest)
}

/** @throws {Rejection} 401 when the token has expired or is revoked, or its client is disabled */
export function requireUsable(context: RequestContext): undefined {
  const { principal, sandbox, now } = context
  if (principal) checks.requireUsable(sandbox.world, routeOf(context).contract, principal, now)
}

/** @throws {Rejection} 401 or 403 when the token lacks the scope or the permission */
export function authorise(context: RequestContext): undefined {
  const { principal, sandbox } = context
  if (principal) checks.authorise(sandbox.world, routeOf(context).contract, principal)
}
