import { page } from '../conversations/page.js'
import type { OAuthClient } from '../../world/entities.js'
import type { Operation } from '../operation.js'
import { presentClient } from './present-client.js'

export const getOauthClients: Operation<'getOauthClients'> = (world) => {
  // A client with the grant password belongs to CXone.
  const clients = [...world.clients.values()].filter(
    ({ grantTypes }) => grantTypes.includes('client_credentials') && !grantTypes.includes('password'),
  )
  const whole = new URLSearchParams({ pageSize: String(Math.max(1, clients.length)) })
  const take = () => clients.map(listed)
  return { response: { status: 200, body: page('/api/v2/oauth/clients', whole, clients.length, take) } }
}

/** A client in a list, which does not have its grant. */
function listed(client: OAuthClient): Record<string, unknown> {
  const { authorizedGrantType: _, ...rest } = presentClient(client)
  return rest
}
