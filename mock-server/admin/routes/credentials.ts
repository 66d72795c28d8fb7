import type { ControlledMock } from '../../control/controlled-mock.js'
import type { ClientChanges, UserChanges } from '../../control/credentials/credential-control.js'
import type { Credentials, UserCredentials } from '../../control/credentials/credentials.js'
import type { NewClient, NewUser } from '../../control/sandboxes/own-credentials.js'
import type { TokenOwner } from '../../control/sandboxes/tokens.js'
import { sandboxOf } from '../parameters.js'
import { noContent, ok, route, type AdminResponse, type AdminRoute } from '../route.js'
import { parseToken } from '../schemas.js'

/** /clients, /users, /accessKeys and /tokens. The methods check their arguments, so the types are promises that they keep. */
export function credentialRoutes(mock: ControlledMock): AdminRoute[] {
  return [
    route('GET', '/clients', (request) =>
      ok({ clients: sandboxOf(mock, request).clients.map(publicClient) }),
    ),
    route('POST', '/clients', async (request) =>
      withSecret(await sandboxOf(mock, request).addClient((request.body ?? {}) as NewClient)),
    ),
    route('GET', '/clients/{client}', (request) =>
      ok(publicClient(sandboxOf(mock, request).client(request.params.client))),
    ),
    route('PATCH', '/clients/{client}', async (request) => {
      const { params, body } = request
      return ok(
        publicClient(await sandboxOf(mock, request).updateClient(params.client, body as ClientChanges)),
      )
    }),
    route('DELETE', '/clients/{client}', async (request) => {
      await sandboxOf(mock, request).removeClient(request.params.client)
      return noContent
    }),
    route('GET', '/users', (request) => ok({ users: sandboxOf(mock, request).users.map(publicUser) })),
    route('POST', '/users', async (request) =>
      withSecret(await sandboxOf(mock, request).addUser((request.body ?? {}) as NewUser)),
    ),
    route('GET', '/users/{user}', (request) =>
      ok(publicUser(sandboxOf(mock, request).user(request.params.user))),
    ),
    route('PATCH', '/users/{user}', async (request) => {
      const { params, body } = request
      return ok(publicUser(await sandboxOf(mock, request).updateUser(params.user, body as UserChanges)))
    }),
    route('DELETE', '/users/{user}', async (request) => {
      await sandboxOf(mock, request).removeUser(request.params.user)
      return noContent
    }),
    route('POST', '/users/{user}/accessKeys', async (request) => {
      const { params, body = {} } = request
      return withSecret(await sandboxOf(mock, request).addAccessKey(params.user, body as object))
    }),
    route('PATCH', '/accessKeys/{accessKeyId}', async (request) => {
      const { params, body } = request
      const changes = body as { readonly isActive: boolean }
      await sandboxOf(mock, request).updateAccessKey(params.accessKeyId, changes)
      return noContent
    }),
    route('DELETE', '/accessKeys/{accessKeyId}', async (request) => {
      await sandboxOf(mock, request).removeAccessKey(request.params.accessKeyId)
      return noContent
    }),
    route('POST', '/tokens/revoke', (request) =>
      ok({ revoked: sandboxOf(mock, request).tokens.revoke(parseToken(request.body).token) }),
    ),
    route('POST', '/tokens/revokeAll', (request) =>
      ok({ revoked: sandboxOf(mock, request).tokens.revokeAll((request.body ?? {}) as TokenOwner) }),
    ),
  ]
}

/** Sent as it is: who creates a credential receives its secret, once. */
function withSecret(made: object): AdminResponse {
  return { status: 201, text: JSON.stringify(made) }
}

export function publicClient({ clientSecret: _, ...client }: Credentials) {
  return client
}

export function publicUser({ password: _, accessKeys, ...user }: UserCredentials) {
  return { ...user, accessKeys: accessKeys.map(({ accessKeyId }) => ({ accessKeyId })) }
}
