import { digest, mint } from '../../world/values/digest.js'
import type { World } from '../../world/world.js'
import type { Operation } from '../operation.js'
import { authenticateClient } from './authenticate-client.js'
import { otherClient } from './other-client.js'
import { padToken } from './pad-token.js'
import { singleParameters } from './parameters.js'
import { reject } from './reject.js'
import type { OAuthClient } from '../../world/entities.js'

/** RFC 6749 4.4. The guard clauses follow the order of 5.2. */
export const issueToken: Operation<'issueToken'> = (world, { headers, query, form, now }) => {
  const parameters = singleParameters(query, form)
  const client = authenticateClient(world, headers, parameters)
  const grantType = parameters.get('grant_type')
  if (grantType === undefined) throw missingGrantType()
  if (grantType !== 'client_credentials') throw unsupportedGrantType(world, grantType)
  if (!client.grantTypes.includes(grantType)) throw unauthorizedClient(world, client, grantType)
  const scopes = grantedScopes(client, parameters.get('scope'))

  const value = padToken(
    `${world.sandboxId}.${mint(world, `access_token/${client.clientId}`)}`,
    client.accessTokenLength,
  )
  const expiresAt = now + client.accessTokenLifetimeSeconds * 1000
  const token = { digest: digest(value), clientId: client.clientId, scopes, issuedAt: now, expiresAt }
  return {
    events: [{ type: 'TokenIssued', token }],
    response: {
      status: 200,
      body: {
        access_token: value,
        token_type: 'Bearer',
        expires_in: client.accessTokenLifetimeSeconds,
        scope: scopes.join(' '),
      },
    },
  }
}

const scopeSyntax = /^[\x21\x23-\x5b\x5d-\x7e]+(?: [\x21\x23-\x5b\x5d-\x7e]+)*$/

function grantedScopes(client: OAuthClient, scope: string | undefined): readonly string[] {
  if (scope === undefined) return client.scopes
  if (scope.length > 10_000 || !scopeSyntax.test(scope)) {
    throw reject('invalid_scope', 'scope-syntax', 'RFC 6749 3.3', 'scope is not a list of scope tokens', {
      fix: ['Send scope tokens separated by one space, at most 10,000 characters in total.'],
    })
  }
  const wanted = [...new Set(scope.split(' '))]
  const missing = wanted.find((each) => !client.scopes.includes(each))
  if (missing === undefined) return wanted
  throw reject('invalid_scope', 'scope-granted', 'RFC 6749 5.2', `the client may not have scope ${missing}`, {
    reason: `Client ${client.clientId} has the scopes ${client.scopes.join(' ')}, but not ${missing}. Scopes are case-sensitive.`,
    allowed: client.scopes,
    fix: [
      `Add the scope ${missing} to the client, or omit it. Without scope, the token has all scopes of the client.`,
    ],
  })
}

function missingGrantType() {
  return reject('invalid_request', 'grant-type', 'RFC 6749 4.4.2', 'parameter grant_type is missing', {
    fix: ['Send grant_type=client_credentials in a form body. Parameter names are case-sensitive.'],
  })
}

const atCxone: ReadonlySet<string> = new Set(['authorization_code', 'password', 'refresh_token'])

function unsupportedGrantType(world: World, grantType: string) {
  const description = 'the grant type is not client_credentials'
  return reject('unsupported_grant_type', 'grant-type-supported', 'RFC 6749 5.2', description, {
    reason: `grant_type is ${JSON.stringify(grantType.slice(0, 80))}, but this endpoint supports only client_credentials.`,
    allowed: ['client_credentials'],
    fix: [
      'Send grant_type=client_credentials. The value is case-sensitive.',
      ...(atCxone.has(grantType)
        ? [
            `For the token of a CXone user, which Record on Demand requires, send ${grantType} to POST /auth/token. ${otherClient(world, grantType)}`,
          ]
        : []),
    ],
  })
}

function unauthorizedClient(world: World, { clientId, grantTypes }: OAuthClient, grantType: string) {
  const description = 'the client may not use this grant type'
  return reject('unauthorized_client', 'grant-type-allowed', 'RFC 6749 5.2', description, {
    reason: `Client ${clientId} may use ${grantTypes.join(', ') || 'no grant'}, not ${grantType}.`,
    allowed: grantTypes,
    fix: [otherClient(world, grantType)],
  })
}
