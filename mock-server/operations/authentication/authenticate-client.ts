import { rememberingDigest } from '../../world/values/digest.js'
import type { World } from '../../world/world.js'
import type { CallHeaders } from '../operation.js'
import { basicCredentials, type BasicCredentials } from './credentials.js'
import { Rejection } from '../rejection.js'
import { isUnset, slipIn } from '../slip.js'
import { invalidClient, reject } from './reject.js'
import type { OAuthClient } from '../../world/entities.js'

/** Cached, because every token request sends the same secrets again. */
const digest = rememberingDigest()

/**
 * The client that a token request authenticates (RFC 6749 2.3): with HTTP Basic or with credentials in the body,
 * never both. `invalid` creates the rejection.
 * @throws {Rejection} invalid_request or invalid_client
 */
export function authenticateClient(
  world: World,
  { authorization }: CallHeaders,
  form: ReadonlyMap<string, string>,
  invalid: typeof invalidClient = invalidClient,
): OAuthClient {
  const inBody = form.get('client_id')
  const secretInBody = form.get('client_secret')
  if (authorization === undefined) {
    if (inBody === undefined || secretInBody === undefined) throw noCredentials(world, invalid)
    return matching(world, [{ clientId: inBody, clientSecret: secretInBody }], invalid)
  }
  if (secretInBody !== undefined) {
    throw reject(
      'invalid_request',
      'one-authentication-method',
      'RFC 6749 2.3: "The client MUST NOT use more than one authentication method"',
      'the client authenticated in the header and in the body: use one of them',
      { fix: ['Remove client_secret from the body, or the Authorization header.'] },
    )
  }
  const readings = basicCredentials(authorization)
  if (typeof readings === 'string') throw notBasic(world, invalid, readings)
  const client = matching(world, readings, invalid)
  if (inBody !== undefined && inBody !== client.clientId) {
    throw reject(
      'invalid_request',
      'one-client-id',
      'RFC 6749 5.2: invalid_request',
      'client_id in the body differs from the client that authenticated',
      { fix: ['Remove client_id from the body.'] },
    )
  }
  return client
}

function matching(
  world: World,
  readings: readonly BasicCredentials[],
  invalid: typeof invalidClient,
): OAuthClient {
  for (const { clientId, clientSecret } of readings) {
    const client = world.clients.get(clientId)
    if (!client || client.secretDigest !== digest(clientSecret)) continue
    if (!client.disabled && client.inactive !== true) return client
    const state = client.disabled ? 'disabled' : 'inactive'
    throw invalid(world, `Client ${clientId} is ${state}.`, ['Enable the client, or use another client.'])
  }
  throw wrongCredentials(world, readings, invalid)
}

function wrongCredentials(
  world: World,
  readings: readonly BasicCredentials[],
  invalid: typeof invalidClient,
) {
  const known = readings.find(({ clientId }) => world.clients.has(clientId))
  if (known) return wrongSecret(world, known, invalid)
  for (const { clientId, clientSecret } of readings) {
    if (isUnset(clientId)) {
      return invalid(
        world,
        `The client id is ${clientId === '' ? 'empty' : `the word ${JSON.stringify(clientId)}`}. The variable that should hold it has no value.`,
        ['Set the variable, for example CXONE_CLIENT_ID.'],
      )
    }
    const slip = slipIn(clientId, (id) => world.clients.has(id))
    if (slip)
      return invalid(world, `The client id ${JSON.stringify(clientId.slice(0, 80))} ${slip.is}.`, [slip.fix])
    if (world.clients.has(clientSecret)) {
      return invalid(
        world,
        `The client id and the secret are swapped: the secret is the id of client ${clientSecret}.`,
        ['Send the id first and the secret second.'],
      )
    }
    if (world.accessKeys.has(clientId)) {
      return invalid(world, `The client id is the id of access key ${clientId}, which belongs to a user.`, [
        'Send an access key to POST /auth/token with grant_type=password, as username and password.',
      ])
    }
  }
  const ids = readings.map(({ clientId }) => JSON.stringify(clientId)).join(' or ')
  return invalid(world, `This sandbox has no client ${ids}.`, [
    `Use one of its clients: ${[...world.clients.keys()].slice(0, 10).join(', ')}.`,
    'On the real service, the login host of another region returns the same error.',
  ])
}

function wrongSecret(
  world: World,
  { clientId, clientSecret }: BasicCredentials,
  invalid: typeof invalidClient,
): Rejection {
  if (isUnset(clientSecret)) {
    const what = clientSecret === '' ? 'empty' : `the word ${JSON.stringify(clientSecret)}`
    return invalid(
      world,
      `The secret of client ${clientId} is ${what}. The variable that should hold it has no value.`,
      ['Set the variable, for example CXONE_CLIENT_SECRET.'],
    )
  }
  const right = world.clients.get(clientId)?.secretDigest
  const slip = slipIn(clientSecret, (secret) => digest(secret) === right)
  if (slip) return invalid(world, `The secret of client ${clientId} ${slip.is}.`, [slip.fix])
  const own = digest(clientSecret)
  const owner = [...world.clients.values()].find(({ secretDigest }) => secretDigest === own)
  if (owner) {
    return invalid(world, `The secret belongs to client ${owner.clientId}, not to client ${clientId}.`, [
      'Send the id and the secret of the same client.',
    ])
  }
  return invalid(world, `The secret of client ${clientId} is wrong.`, [
    'Check the secret. A + or % in it must be form-encoded inside HTTP Basic.',
  ])
}

function noCredentials(world: World, invalid: typeof invalidClient) {
  return invalid(world, 'The request carries no client credentials.', [
    'Send Authorization: Basic base64(client_id:client_secret), or client_id and client_secret in the body.',
  ])
}

function notBasic(world: World, invalid: typeof invalidClient, wrong: string) {
  const { options } = invalid(
    world,
    `The Authorization header is malformed: ${wrong}. Nothing was compared.`,
    [
      'Send Authorization: Basic base64(client_id:client_secret). A bearer token cannot be used to get a token.',
    ],
  )
  return new Rejection({ ...options, rule: 'basic-syntax' })
}
