import * as faults from '../../faults/apply-fault.js'
import { inChunks } from '../../faults/chunked-delay.js'
import type { PlainResponse } from '../../http/message.js'
import { responseOf, routeOf, type RequestContext } from '../context.js'
import { clientLeft } from './respond.js'

/** Finds the fault that applies to the request. @throws {Rejection} the fault's own answer, if it has one */
export function injectFault(context: RequestContext): undefined {
  const { sandbox, now } = context
  const { id, contract } = routeOf(context)
  const injected = sandbox.faults.match(id, now, sandbox.world.recordings)
  if (!injected) return
  context.fault = injected
  if (faults.answersInstead(injected)) throw faults.faultRejection(injected, contract, now)
}

/** Lets a fault make the token expired, revoked or weaker, for this request only. */
export function tamperToken(context: RequestContext): undefined {
  const { principal, fault: injected, now } = context
  if (injected && principal) context.principal = faults.tamperToken(principal, injected, now)
}

/** @throws {Rejection} the fault's own error, if the fault has let the operation happen first */
export function replaceResponse(context: RequestContext): undefined {
  const { fault: injected, now } = context
  if (injected && faults.replacesByError(injected))
    throw faults.faultRejection(injected, routeOf(context).contract, now)
}

/** Changes the response as a fault asks for. */
export function applyFault(context: RequestContext): PlainResponse | undefined {
  const { fault: injected, rejection, answeredAt, now } = context
  const response = responseOf(context)
  // The client left while the request was held, so the response has no reader.
  if (context.held?.end === 'gone')
    return { ...response, transport: { fault: 'EMPTY_RESPONSE', bytes: undefined } }
  if (!injected) return undefined
  const isReplaced = !rejection && faults.replacesResponse(injected)
  const replaced = isReplaced ? faults.withStatus(response, injected, answeredAt ?? now) : response
  return faults.applyFault(replaced, injected)
}

/** Delays a response, or splits its body into chunks, as a fault asks for. Notes when the client does not wait for it. */
export function deliver(context: RequestContext): PlainResponse | Promise<PlainResponse> | undefined {
  const { fault: injected, sandbox, request, answeredAt, now } = context
  if (!injected) return undefined
  const delay = injected.delayMillis
  const cut = (bytes: number) => clientLeft(context, { fault: 'TRUNCATED_BODY', bytes })
  const send = () =>
    inChunks(faults.filled(responseOf(context), injected), sandbox.clock, request, injected.fault, cut)
  if (delay === undefined) return send()
  let isDue = false
  request.whenGone?.(() => {
    if (!isDue) clientLeft(context, { fault: 'EMPTY_RESPONSE', bytes: undefined })
  })
  return sandbox.clock.reached((answeredAt ?? now) + delay, request.whenGone).then(() => {
    isDue = true
    return send()
  })
}
