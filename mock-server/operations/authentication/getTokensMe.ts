import type { Operation } from '../operation.js'

export const getTokensMe: Operation<'getTokensMe'> = (world, { principal }) => ({
  response: {
    status: 200,
    body: {
      organization: { id: world.tenant.id, name: world.tenant.name },
      authorizedScope: principal.scopes,
      OAuthClient: {
        id: principal.clientId,
        name: world.clients.get(principal.clientId)?.name ?? principal.clientId,
      },
    },
  },
})
