import type { Operation } from '../operation.js'

export const getTokensMe: Operation<'getTokensMe'> = (world, { principal }) => ({
  answer: {
    status: 200,
    body: {
      organization: world.tenant,
      authorizedScope: principal.scopes,
      OAuthClient: {
        id: principal.clientId,
        name: world.clients.get(principal.clientId)?.name ?? principal.clientId,
      },
    },
  },
})
