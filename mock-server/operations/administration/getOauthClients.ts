import { page } from '../conversations/page.js'
import type { Operation } from '../operation.js'
import { presentClient } from './present-client.js'

export const getOauthClients: Operation<'getOauthClients'> = (world) => {
  const clients = [...world.clients.values()].filter(({ grantTypes }) =>
    grantTypes.includes('client_credentials'),
  )
  const whole = new URLSearchParams({ pageSize: String(Math.max(1, clients.length)) })
  const take = () => clients.map(presentClient)
  return { response: { status: 200, body: page('/api/v2/oauth/clients', whole, clients.length, take) } }
}
