import { echoCorrelation } from '../../surfaces/correlation.js'
import { allowOrigin } from '../../surfaces/cors.js'
import { httpDate } from '../../http/http-date.js'
import type { PlainResponse } from '../../http/message.js'
import { asText, keep, type Exchange } from '../../sandbox/journal.js'
import { recorded } from '../../sandbox/recorded-rejection.js'
import { renderRejection, renderResponse } from '../../surfaces/render.js'
import { surfaceOf } from '../../routing/surface-paths.js'
import { responseOf, routeOf, type RequestContext } from '../context.js'

/** Writes the decision or the rejection in the format of the surface. */
export function render(context: RequestContext): PlainResponse | undefined {
  const { request, rejection, decision, response } = context
  if (request.rejected) return undefined
  if (rejection) return renderRejection(surfaceOf(context.path), rejection, context)
  if (response || !decision) return undefined
  return renderResponse(routeOf(context).contract.surface, decision.response, context)
}

/** Adds the headers that do not depend on the operation: Date, the correlation id and CORS. */
export function addHeaders(context: RequestContext): undefined {
  const { request, path, assumptions, answeredAt, now, sandbox } = context
  const response = responseOf(context)
  response.headers['Date'] = httpDate(answeredAt ?? now)
  echoCorrelation(request, path, response)
  allowOrigin(request, path, assumptions, sandbox.world.clients, response)
}

/** Records the exchange in the journal, and tells the listeners unless it has to be stored first. */
export function record(context: RequestContext): undefined {
  const { sandbox } = context
  // A reset or a deletion has removed the journal that this request belongs to.
  if (sandbox.ended || sandbox.world.epoch !== context.epoch) return
  const exchange = exchangeOf(context)
  sandbox.record(exchange)
  context.exchange = exchange
  if (!context.parts.store) tell(context)
}

/** Tells the listeners about the exchange. */
export function tell({ parts, exchange }: RequestContext): void {
  if (exchange) for (const listener of parts.listeners) listener(exchange)
}

/** The request with its response and how it was decided. */
export function exchangeOf(context: RequestContext): Exchange {
  const { sandbox, request, text, answeredAt, decision, rejection, rejectedAt } = context
  const body = text || asText(request.body)
  return {
    requestId: context.requestId,
    sandboxId: sandbox.id,
    at: context.now,
    answeredAt,
    method: request.method,
    target: request.target,
    headers: sandbox.journal.sharedHeaders(request.headers),
    body: keep(body),
    bodyLength: body.length,
    connection: request.connection,
    ...(request.baseUrl?.startsWith('https:') && { secure: true as const }),
    operationId: context.route?.id,
    principal: context.principal,
    rejection: rejection && recorded(rejection),
    rejectedAt,
    row: decision?.row,
    fault: context.fault,
    response: responseOf(context),
    assumptions: context.assumptions,
    before: context.before,
    after: context.after,
  }
}

/**
 * Corrects the journal when the client left before the whole response was due.
 * @param transport how much of the response was sent
 */
export function clientLeft(
  { exchange, sandbox }: RequestContext,
  transport: NonNullable<PlainResponse['transport']>,
): void {
  // A response that a fault cuts has been recorded as cut.
  if (!exchange || exchange.response.transport) return
  sandbox.correct(exchange, { ...exchange, clientLeft: true, response: { ...exchange.response, transport } })
}
