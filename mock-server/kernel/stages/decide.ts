import { baseUrlOf } from '../../http/base-url.js'
import { headersOf } from '../../http/head.js'
import { operations } from '../../operations/index.js'
import type { Operation, OperationCall } from '../../operations/operation.js'
import { routeOf, type RequestContext } from '../context.js'
import { LongPoll } from '../long-poll.js'

/**
 * Calls the operation. One that answers "wait" runs again whenever something happens in the sandbox, until it decides.
 * @throws {Rejection} when the API rejects the request
 */
export function decide(context: RequestContext): Promise<undefined> | undefined {
  const { sandbox, request, poll } = context
  context.generation = sandbox.generation
  if (poll) {
    context.answeredAt = sandbox.clock.now()
    sandbox.catchUp(context.answeredAt)
  }
  const decision = decisionOf(context)
  if (!('wait' in decision)) {
    context.decision = decision
    return undefined
  }
  context.poll ??= new LongPoll(sandbox, request.whenGone)
  return context.poll.until(decision.wait.until)
}

/** What the operation decides. Changes nothing. @throws {Rejection} when the API rejects the request */
export function decisionOf(context: RequestContext): ReturnType<Operation<never>> {
  const { id } = routeOf(context)
  // The table pairs each operation with its contract, and the call was made by that contract.
  return (operations[id] as Operation<never>)(context.sandbox.world, callOf(context) as OperationCall<never>)
}

function callOf(context: RequestContext): unknown {
  const { request, head, query, text, body, form, principal, prefix, parts, now, answeredAt, poll } = context
  const { id, contract, params } = routeOf(context)
  return {
    operationId: id,
    params,
    query,
    headers: headersOf(request.headers, head, contract),
    body,
    form,
    text,
    principal,
    now: answeredAt ?? now,
    since: now,
    mayWait: poll?.mayWait ?? true,
    baseUrl: baseUrlOf(request, head.host, prefix, parts.issuer),
  }
}
