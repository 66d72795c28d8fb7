import { bodyOf, empty, printable, withJson } from './shapes.js'
import type { Surface } from './surface.js'

/** What documents and test data have in icStatusDescription. */
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
 * The Agent API and the Admin API of the ACD. Why something is refused stands in the header icStatusDescription, and
 * only a 403 has a body; a token that does not do gets neither.
 */
export const agentApi: Surface = {
  answer: (answer) => bodyOf(answer),
  refuse({ options: { kind, status, message, headers = {} } }, { assumptions }) {
    if (kind === 'authentication') return empty(401, headers)
    const description = status === 405 ? 'Method Not Allowed' : printable(message)
    const untold = assumptions['agent-other-description'] === 'absent' && !documented.has(description)
    // Of a fault the headers are as they were given.
    const told = { ...(untold ? {} : { icStatusDescription: description }), ...headers }
    if (status !== 403) return empty(status, told)
    const phrase = assumptions['agent-forbidden-error'] === 'reason-phrase'
    const error = phrase ? 'Forbidden' : 'insufficient_scope'
    return withJson(status, told, { error, error_description: description })
  },
}
