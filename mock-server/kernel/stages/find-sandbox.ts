import { readHead as headOf } from '../../http/head.js'
import { noSuchSandbox, sandboxOf, sandboxOfRejected, splitTarget } from '../../routing/resolve-sandbox.js'
import type { RequestContext } from '../context.js'

/** Separates the prefix that names a sandbox from the target. @throws {Rejection} 404 for an unknown sandbox */
export function readTarget(context: RequestContext): undefined {
  const { parts, request } = context
  const { target, prefix, name } = splitTarget(request.target)
  if (name !== undefined) {
    const sandbox = parts.sandboxes.byId(name)
    if (!sandbox) throw noSuchSandbox(name)
    context.sandbox = sandbox
    context.prefix = prefix
    context.target = target
  }
  const mark = target.indexOf('?')
  context.path = mark < 0 ? target : target.slice(0, mark)
}

/** Reads the request line and the headers. @throws {Rejection} 400, 414, 431, 501 or 505 */
export function readHead(context: RequestContext): undefined {
  try {
    context.head = headOf(context.request, context.target)
  } catch (error) {
    // The journal of the sandbox whose credential was sent shows the rejection.
    context.sandbox = sandboxOfRejected(context.request, context.parts.sandboxes)
    throw error
  }
}

/** Finds the sandbox by header, token or client, unless the path has named it. @throws {Rejection} 404 */
export function resolveSandbox(context: RequestContext): undefined {
  if (context.prefix === '')
    context.sandbox = sandboxOf(context.request, context.head, context.parts.sandboxes)
}

/** Brings the World of the sandbox up to date, and notes its state before the request. */
export function enterSandbox(context: RequestContext): undefined {
  const { sandbox } = context
  const now = sandbox.clock.now()
  sandbox.catchUp(now)
  const { assumptions, sequence, epoch } = sandbox.world
  context.now = now
  context.assumptions = assumptions
  context.before = sequence
  context.epoch = epoch
  context.generation = sandbox.generation
}

/** Gives the request its id, which also is the cause of the events that it brings about. */
export function assignId(context: RequestContext): undefined {
  context.requestId = context.sandbox.nextRequestId()
}
