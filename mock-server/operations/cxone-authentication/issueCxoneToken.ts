import { impersonations } from '../../../contracts/api/cxone-authentication/exchange.js'
import { cxoneSpec } from '../../../contracts/evidence.js'
import type { World } from '../../world/world.js'
import { singleParameters } from '../authentication/parameters.js'
import { otherClient } from '../authentication/other-client.js'
import { reject } from '../authentication/reject.js'
import type { Operation } from '../operation.js'
import { authorizationCodeGrant } from './grants/authorization-code.js'
import { clientOf } from './client-of.js'
import type { GrantType } from './grants/grant.js'
import { impersonationGrant } from './grants/impersonation.js'
import { passwordGrant } from './grants/password.js'
import { refreshTokenGrant } from './grants/refresh-token.js'
import { tokenExchangeGrant } from './grants/token-exchange.js'
import type { OAuthClient } from '../../world/entities.js'

const known: ReadonlySet<string> = new Set([
  'grant_type',
  'scope',
  'client_id',
  'client_secret',
  'code',
  'redirect_uri',
  'code_verifier',
  'username',
  'password',
  'refresh_token',
  'subject_token',
  'subject_token_type',
  'audience',
])

const tokenExchange = 'urn:ietf:params:oauth:grant-type:token-exchange'

const grants: ReadonlyMap<string, GrantType> = new Map([
  ['authorization_code', authorizationCodeGrant],
  ['password', passwordGrant],
  ['refresh_token', refreshTokenGrant],
  [tokenExchange, tokenExchangeGrant],
  ...impersonations.map((name) => [name, impersonationGrant] as const),
])

/** The token endpoint of CXone. The guard clauses follow RFC 6749 5.2, but check the grant before the client. */
export const issueCxoneToken: Operation<'issueCxoneToken'> = (world, call) => {
  const { query, form, headers, now, baseUrl } = call
  const parameters = singleParameters(query, form, known)
  const named = parameters.get('grant_type')
  if (named === undefined) throw missingGrantType()
  const grantType = named === 'token-exchange' ? tokenExchange : named
  const grant = grants.get(grantType)
  if (!grant) throw unsupported(grantType)
  const client = clientOf(world, headers, parameters)
  const needed = impersonations.includes(grantType) ? tokenExchange : grantType
  if (client && !client.grantTypes.includes(needed)) throw unauthorized(world, client, needed, grantType)
  const scope = parameters.get('scope')
  if (scope !== undefined && !scope.split(' ').includes('openid')) throw wrongScope(scope)
  return grant(world, { parameters, client, now, baseUrl })
}

function missingGrantType() {
  return reject('invalid_request', 'grant-type', 'RFC 6749 5.2', 'parameter grant_type is missing', {
    fix: ['Send grant_type in a form body. Parameter names are case-sensitive.'],
  })
}

const listed = [...grants.keys()].filter((name) => !impersonations.includes(name))

function unsupported(grantType: string) {
  const description = 'the grant type is not supported'
  const surprise =
    "grant_type is client_credentials, which CXone's own token endpoint does not support, although many clients send " +
    'it. A CXone token always belongs to a user. Programs sign in with an access key of a user and ' +
    'grant_type=password, where username is the access key id and password is its secret.'
  const isSurprise = grantType === 'client_credentials'
  return reject('unsupported_grant_type', 'grant-type-supported', cxoneSpec, description, {
    reason: isSurprise ? surprise : `grant_type is ${JSON.stringify(grantType.slice(0, 80))}.`,
    allowed: listed,
    fix: isSurprise
      ? [
          'Send grant_type=password with an access key of a user.',
          'For a token of recordingcontrols and /api/v2, send client_credentials to POST /oauth/token.',
        ]
      : ['Send one of the supported grant types. Values are case-sensitive.'],
  })
}

function unauthorized(
  world: World,
  { clientId, grantTypes }: OAuthClient,
  needed: string,
  grantType: string,
) {
  return reject(
    'unauthorized_client',
    'grant-type-allowed',
    'RFC 6749 5.2',
    'the client may not use this grant type',
    {
      reason: `Client ${clientId} may use ${grantTypes.join(', ') || 'no grant'}, not ${grantType}.`,
      allowed: grantTypes,
      fix: [otherClient(world, needed)],
    },
  )
}

function wrongScope(scope: string) {
  return reject(
    'invalid_scope',
    'scope-supported',
    'RFC 6749 5.2: invalid_scope',
    'the scope is not supported',
    {
      reason: `scope is ${JSON.stringify(scope.slice(0, 80))}, but CXone supports only openid. The permissions of a user come from the user's roles.`,
      allowed: ['openid'],
      fix: ['Omit scope, or send scope=openid.'],
    },
  )
}
