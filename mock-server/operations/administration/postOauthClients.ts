import { digest, mint } from '../../world/values/digest.js'
import type { Operation } from '../operation.js'
import { Rejection } from '../rejection.js'
import { settingsOf } from './client-of-body.js'
import { presentClient } from './present-client.js'
import type { OAuthClient } from '../../world/entities.js'

const maxClients = 100_000

/** Only this response contains the secret. The id starts with that of the sandbox, which a token request finds by it. */
export const postOauthClients: Operation<'postOauthClients'> = (world, { body, now }) => {
  if (world.clients.size >= maxClients) throw tooMany()
  const clientId = `${world.sandboxId}.${mint(world, 'oauth-client-id').slice(0, 16)}`
  const secret = `mock_${mint(world, 'oauth-client-secret')}`
  const client: OAuthClient = {
    clientId,
    secretDigest: digest(secret),
    grantTypes: ['client_credentials'],
    isPublic: false,
    redirectUris: [],
    postLogoutRedirectUris: [],
    createdAt: now,
    modifiedAt: now,
    ...settingsOf(world, body, { scopes: [], divisions: [] }),
  }
  return {
    events: [{ type: 'ClientAdded', client }],
    response: { status: 200, body: { ...presentClient(client), secret } },
  }
}

function tooMany(): Rejection {
  return new Rejection({
    kind: 'request',
    status: 400,
    code: 'bad.request',
    message: `The sandbox has ${maxClients} clients.`,
    rule: 'client-limit',
    reason: `A sandbox of the mock has at most ${maxClients} clients.`,
    fix: ['Delete clients, or reset the sandbox.'],
  })
}
