import { errorOf, noStore, printable, withJson } from './shapes.js'
import type { Surface } from './surface.js'

/** RFC 6749 5.1 and 5.2. Genesys repeats the description of invalid_client in `description`. */
export const oauth: Surface = {
  respond({ status, body }) {
    return withJson(status, noStore, body)
  },
  reject({ options }) {
    const { status, code, headers } = options
    const error = errorOf(code)
    const description = printable(options.message)
    const duplicate = error === 'invalid_client' ? { description } : {}
    return withJson(
      status,
      { ...noStore, ...headers },
      { error, ...duplicate, error_description: description },
    )
  },
}
