import { bodyOf, empty, printable, withJson } from './shapes.js'
import type { Surface } from './surface.js'

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
 * The Agent API and the Admin API of the ACD. A rejection has its reason in the header icStatusDescription, and only a
 * 403 has a body. A rejected token gets neither.
 */
export const agentApi: Surface = {
  respond: (response) => bodyOf(response),
  reject({ options: { kind, status, message, headers = {} } }, { assumptions, path }) {
    if (kind === 'authentication') return empty(401, headers)
    const description = status === 405 ? 'Method Not Allowed' : printable(message)
    const omitted = assumptions['agent-other-description'] === 'absent' && !documented.has(description)
    // The headers of a fault have priority.
    const all = { ...(omitted ? {} : { icStatusDescription: description }), ...headers }
    // The access keys have no error with a body.
    if (status !== 403 || /\/access-keys(?:\/|$)/i.test(path)) return empty(status, all)
    const phrase = assumptions['agent-forbidden-error'] === 'reason-phrase'
    const error = phrase ? 'Forbidden' : 'insufficient_scope'
    return withJson(status, all, { error, error_description: description })
  },
}
