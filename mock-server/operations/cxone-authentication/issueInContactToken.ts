import { assumed, niceDeveloperPortal } from '../../../contracts/evidence.js'
import { digest } from '../../world/values/digest.js'
import type { World } from '../../world/world.js'
import { authenticateClient } from '../authentication/authenticate-client.js'
import { otherClient } from '../authentication/other-client.js'
import { singleParameters } from '../authentication/parameters.js'
import { reject } from '../authentication/reject.js'
import type { Operation } from '../operation.js'
import { Rejection } from '../rejection.js'
import { clientTokens, inContactTokens } from './in-contact-tokens.js'
import { issueTokens } from './issue-tokens.js'
import { refresh, usableRefreshToken } from './grants/refresh-token.js'
import type { OAuthClient, User } from '../../world/entities.js'

const known: ReadonlySet<string> = new Set([
  'grant_type',
  'username',
  'password',
  'scope',
  'refresh_token',
  'client_id',
  'client_secret',
])

/**
 * The token service of the older ACD. An application `App@Vendor` authenticates with the number of the business unit,
 * and a user with a name and a password.
 */
export const issueInContactToken: Operation<'issueInContactToken'> = (world, call) => {
  const parameters = singleParameters(call.query, call.form, known)
  const grantType = parameters.get('grant_type')
  if (!isSupported(grantType)) throw unsupported(grantType)
  const client = authenticateClient(world, call.headers, parameters, notAuthorized)
  if (!client.grantTypes.includes(grantType))
    throw notAuthorized(world, mayNot(client, grantType), [otherClient(world, grantType)])
  if (grantType === 'client_credentials') return clientTokens(world, call, client, parameters.get('scope'))
  if (grantType === 'refresh_token') {
    const value = parameters.get('refresh_token') ?? ''
    const token = usableRefreshToken(world, value, call.now)
    const user = world.users.get(token.userId)
    if (token.clientId !== client.clientId || !user) throw notAuthorized(world, ofAnother, [sendOwn])
    return inContactTokens(world, call.baseUrl, user, refresh(world, call, value, token, client))
  }
  const user = userOf(world, parameters)
  const issued = issueTokens(world, call, { user, client })
  return inContactTokens(world, call.baseUrl, user, issued, parameters.get('scope'))
}

const supported = ['password', 'refresh_token', 'client_credentials'] as const

function isSupported(grantType: string | undefined): grantType is (typeof supported)[number] {
  return supported.some((each) => each === grantType)
}

const ofAnother = 'The refresh token belongs to another application.'
const sendOwn = 'Send a refresh token that was issued to this application.'

function mayNot({ clientId, grantTypes }: OAuthClient, grantType: string): string {
  return `Client ${clientId} may use ${grantTypes.join(', ') || 'no grant'}, not ${grantType}.`
}

function userOf(world: World, parameters: ReadonlyMap<string, string>): User {
  const userName = parameters.get('username') ?? ''
  const user = world.users.get(world.userIds.get(userName.toLowerCase()) ?? '')
  if (
    user?.passwordDigest !== undefined &&
    user.passwordDigest === digest(parameters.get('password') ?? '')
  ) {
    return user
  }
  const isKey = world.accessKeys.has(userName)
  throw notAuthorized(
    world,
    isKey
      ? `${userName} is an access key, but this service requires the name and the password of a user.`
      : `${user ? `The password of ${user.userName}` : `The user name ${JSON.stringify(userName.slice(0, 80))}`} is wrong.`,
    [
      isKey
        ? 'Send the key to POST /InContactAuthorizationServer/token/access-key, or to POST /auth/token.'
        : 'Send the name and the password of a user of this sandbox.',
    ],
  )
}

/** The same text for a wrong application, a wrong secret and a wrong user, as in NICE's FAQ. */
function notAuthorized(_: World, reason: string, fix: readonly string[]): Rejection {
  return new Rejection({
    kind: 'client-authentication',
    status: 401,
    code: 'invalid_client',
    message: "Client application 'application_name@vendor' not authorized for user",
    rule: 'client-authentication',
    evidence: niceDeveloperPortal(
      '401 "Client application not authorized for user": usually the wrong credentials or application name',
      'FAQ',
    ),
    bodyEvidence: assumed('userhub-error-body'),
    reason,
    fix,
  })
}

function unsupported(grantType: string | undefined) {
  const missing = grantType === undefined
  return reject(
    missing ? 'invalid_request' : 'unsupported_grant_type',
    'grant-type-supported',
    'RFC 6749 5.2',
    missing ? 'parameter grant_type is missing' : 'the grant type is not supported',
    {
      allowed: supported,
      fix: ['Send grant_type=password with a user name and a password.'],
    },
  )
}
