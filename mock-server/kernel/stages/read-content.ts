import { requireDecodable } from '../../http/percent-encoding.js'
import { readBody as bodyOf } from '../../http/read-body.js'
import { validateQuery } from '../../http/validate.js'
import { routeOf, type RequestContext } from '../context.js'

/** Reads the query, and validates it against the contract. @throws {Rejection} 400, or 404 */
export function readQuery(context: RequestContext): undefined {
  const { query } = context.head
  if (query === '') return
  requireDecodable(query, 'query')
  context.query = new URLSearchParams(query)
  validateQuery(routeOf(context).contract, context.query)
}

/** Reads the body, and validates it against the contract. @throws {Rejection} 400, 413 or 415 */
export function readBody(context: RequestContext): undefined {
  const { request, head, sandbox } = context
  const { text, body, form } = bodyOf(request, head, routeOf(context).contract, sandbox.world)
  context.text = text
  context.body = body
  context.form = form
}
