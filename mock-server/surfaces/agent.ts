import { instant } from '../operations/instant.js'
import { bodyOf, empty, phrases, printable, withJson } from './shapes.js'
import type { RenderContext, Surface } from './surface.js'

/** The values of icStatusDescription in documents and test data. */
const documented: ReadonlySet<string> = new Set([
  'InvalidAgentSession',
  'InvalidContactId',
  'Invalid agent session Id',
  'Invalid Contact Id.',
  'Invalid state.',
  'resource not found',
  'Method Not Allowed',
  'Insufficient permissions',
  'requested action is forbidden',
  'Conflict: If contact is ended, or is not a phone contact',
])

/**
 * The Agent API and the Admin API of the ACD. A rejection has its reason in the header icStatusDescription, and a body
 * only where the operation declares one. A rejected token has no header.
 */
export const agentApi: Surface = {
  respond: (response) => bodyOf(response),
  reject({ options: { kind, status, message, headers = {} } }, context) {
    const { assumptions } = context
    if (kind === 'authentication') {
      const body = errorBody(context, 401, 'Unauthorized', 'Invalid or expired token')
      return body ? withJson(401, headers, body) : empty(401, headers)
    }
    const description = status === 405 ? 'Method Not Allowed' : printable(message)
    const omitted = assumptions['agent-other-description'] === 'absent' && !documented.has(description)
    // The headers of a fault have priority.
    const all = { ...(omitted ? {} : { icStatusDescription: description }), ...headers }
    const scope = status === 403 && assumptions['agent-forbidden-error'] === 'insufficient-scope'
    const error = scope ? 'insufficient_scope' : (phrases[status] ?? String(status))
    const body = errorBody(context, status, error, description)
    return body ? withJson(status, all, body) : empty(status, all)
  },
}

/** The body in the shape of the operation; undefined where it declares none. */
function errorBody(
  { route, now, path }: RenderContext,
  status: number,
  error: string,
  description: string,
): object | undefined {
  const declared = route?.contract.responses[String(status)]
  if (declared ? !declared.content : status !== 403) return undefined
  return route?.contract.errorShapes?.default === 'code-path'
    ? { errorCode: status, errorMessage: description, path, timestamp: instant(now) }
    : { error, error_description: description }
}
