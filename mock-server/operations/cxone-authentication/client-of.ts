import { assumed } from '../../../contracts/evidence.js'
import type { World } from '../../world/world.js'
import { authenticateClient } from '../authentication/authenticate-client.js'
import { slipIn } from '../slip.js'
import type { CallHeaders } from '../operation.js'
import { Rejection } from '../rejection.js'
import type { OAuthClient } from '../../world/entities.js'

/**
 * The client of a request to `/auth/token`: an authenticated client, or a public client with a client_id (RFC 6749 2.3
 * and 3.2.1). Undefined if the request has neither.
 * @throws {Rejection} invalid_client or invalid_request
 */
export function clientOf(
  world: World,
  headers: CallHeaders,
  parameters: ReadonlyMap<string, string>,
): OAuthClient | undefined {
  const clientId = parameters.get('client_id')
  if (parameters.has('client_secret') && world.assumptions['auth-client-secret-in-body'] === 'refused') {
    throw rejectedClient(
      world,
      'The client_secret is in the body, but only client_secret_basic is assumed to work.',
      ['Send Authorization: Basic base64(client_id:client_secret), without client_secret in the body.'],
    )
  }
  if (headers.authorization !== undefined || parameters.has('client_secret')) {
    return authenticateClient(world, headers, parameters, rejectedClient)
  }
  if (clientId === undefined) return undefined
  const client = world.clients.get(clientId)
  if (client?.isPublic && !client.disabled) return client
  throw rejectedClient(world, whyNot(world, clientId, client), [
    client && !client.isPublic
      ? 'Send its secret with Authorization: Basic base64(client_id:client_secret), or client_secret in the body.'
      : 'Use an enabled client of this sandbox.',
  ])
}

function whyNot({ clients }: World, clientId: string, client: OAuthClient | undefined): string {
  const slip = client ? undefined : slipIn(clientId, (id) => clients.has(id))
  if (slip) return `The client id ${JSON.stringify(clientId.slice(0, 80))} ${slip.is}. ${slip.fix}`
  if (!client) return `This sandbox has no client ${JSON.stringify(clientId.slice(0, 80))}.`
  return client.isPublic
    ? `Client ${clientId} is disabled.`
    : `Client ${clientId} has a secret, but the request does not contain it. Only a public client may omit it.`
}

/** `invalid_client` with status 400, because NICE declares no 401 for `/auth/token`. */
export function rejectedClient(world: World, reason: string, fix: readonly string[]): Rejection {
  const challenged = world.assumptions['auth-refused-client-status'] === '401'
  return new Rejection({
    kind: 'client-authentication',
    status: challenged ? 401 : 400,
    code: 'invalid_client',
    message: 'client authentication failed',
    ...(challenged ? { headers: { 'WWW-Authenticate': 'Basic realm="cxone"' } } : {}),
    rule: 'client-authentication',
    evidence: assumed('auth-refused-client-status'),
    reason,
    fix,
  })
}
