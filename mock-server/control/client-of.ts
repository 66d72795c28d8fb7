import type { Exchange } from '../kernel/journal.js'
import type { Sandbox } from '../kernel/sandbox.js'
import { clientIdsOf } from '../operations/authentication/credentials.js'

/** Who sent it: the client of the token or, of a token request, the client that it names. */
export function clientOf(
  { world }: Sandbox,
  { principal, operationId, headers, body }: Exchange,
): string | undefined {
  if (principal || operationId !== 'issueToken') return principal?.clientId
  const index = headers.findIndex(
    (name, position) => position % 2 === 0 && name.toLowerCase() === 'authorization',
  )
  const ids = clientIdsOf(index < 0 ? undefined : headers[index + 1], [...new URLSearchParams(body)])
  return ids.find((id) => world.clients.has(id))
}
