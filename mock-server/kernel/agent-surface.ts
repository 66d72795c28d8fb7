import type { Surface } from './surfaces.js'
import { bodyOf, empty, printable, withJson } from './wording.js'

/**
 * The Agent API and the Admin API of the ACD. Why something is refused stands in the header icStatusDescription, and
 * only a 403 has a body; a token that does not do gets neither.
 */
export const agentApi: Surface = {
  answer: (answer) => bodyOf(answer),
  refuse({ options: { kind, status, message, headers = {} } }) {
    if (kind === 'authentication') return empty(401, headers)
    const description = status === 405 ? 'Method Not Allowed' : printable(message)
    const told = { ...headers, icStatusDescription: description }
    if (status !== 403) return empty(status, told)
    return withJson(status, told, { error: 'Forbidden', error_description: description })
  },
}
