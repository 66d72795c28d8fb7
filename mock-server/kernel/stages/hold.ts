import { asText } from '../../sandbox/journal.js'
import { routeOf, type RequestContext } from '../context.js'
import { ended, tooManyHeld } from '../held-rejections.js'

/**
 * Lets a request wait that a test holds. The kernel runs the stage again when the wait is over, and the request is
 * then decided at that time.
 * @throws {Rejection} when too many requests are held, or when the wait ended without a release
 */
export function hold(context: RequestContext): Promise<undefined> | undefined {
  const { sandbox, request, held, now, principal, requestId, text } = context
  if (held) return resume(context)
  const { id: operationId } = routeOf(context)
  const holdId = sandbox.holds.match(operationId)
  if (holdId === undefined) return undefined
  if (sandbox.holds.full) throw tooManyHeld(sandbox.id)
  const { method, target } = request
  const body = text || asText(request.body)
  context.held = sandbox.holds.hold(
    { requestId, holdId, at: now, method, target, operationId, principal, body },
    request.whenGone,
  )
  return context.held.over
}

function resume(context: RequestContext): undefined {
  const { sandbox, held } = context
  if (held?.end !== 'released') throw ended(held)
  context.answeredAt = sandbox.clock.now()
  sandbox.catchUp(context.answeredAt)
  context.before = sandbox.world.sequence
}
