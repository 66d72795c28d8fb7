import type { Exchange } from '../../sandbox/journal.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { clientIdsOf } from '../../operations/authentication/credentials.js'

/** The sender of a request: the client of its token. For a token request, the client or access key that it names. */
export function clientOf(
  { world }: Sandbox,
  { principal, operationId, headers, body, sender }: Exchange,
): string | undefined {
  if (principal) return principal.clientId
  if (sender !== undefined) return sender
  if (operationId === undefined || !issuesToken.test(operationId)) return undefined
  const index = headers.findIndex(
    (name, position) => position % 2 === 0 && name.toLowerCase() === 'authorization',
  )
  const form = [...new URLSearchParams(body)]
  const ids = clientIdsOf(index < 0 ? undefined : headers[index + 1], form)
  const client = ids.find((id) => world.clients.has(id))
  if (client !== undefined) return client
  const keys = form.filter(([name]) => name === 'username').map(([, value]) => value)
  return keys.find((id) => world.accessKeys.has(id))
}

const issuesToken = /^issue(?:Cxone|InContact)?Token$/
