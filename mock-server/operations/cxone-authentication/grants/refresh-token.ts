import { assumed } from '../../../../contracts/evidence.js'
import { digest } from '../../../world/values/digest.js'
import type { Event } from '../../../world/events.js'
import { orDropped } from '../../../world/issued.js'
import { find } from '../../../world/values/newest.js'
import type { RefreshToken } from '../../../world/sign-in.js'
import type { World } from '../../../world/world.js'
import { unknownJwt } from '../../authentication/altered-jwt.js'
import { reject } from '../../authentication/reject.js'
import { instant } from '../../instant.js'
import { rejectedClient } from '../client-of.js'
import { required, tokenResponse, type GrantType } from './grant.js'
import { issueTokens, type IssuedTokens } from '../issue-tokens.js'
import type { OAuthClient, Instant, User } from '../../../world/entities.js'

/** RFC 6749 6, with rotation as in RFC 9700 4.14.2. */
export const refreshTokenGrant: GrantType = (world, request) => {
  const value = required(request, 'refresh_token')
  const token = usableRefreshToken(world, value, request.now)
  return tokenResponse(refresh(world, request, value, token, clientFor(world, token, request.client)))
}

/**
 * Finds a refresh token by its value.
 * @throws {Rejection} invalid_grant
 */
export function usableRefreshToken(world: World, value: string, now: Instant): RefreshToken {
  const token = find(world.refreshTokens, digest(value))
  if (!token) throw unknownToken(world, value)
  if (token.usedAt !== undefined) throw usedTwice(world, token, now)
  if (find(world.revokedGrants, token.grantId)) throw revoked(world, token)
  if (now >= token.expiresAt) throw expired(token, now)
  if (!keyStillGood(world, token)) throw keyDeactivated(token)
  return token
}

/** Issues new tokens for a refresh token, which becomes invalid if refresh tokens rotate. */
export function refresh(
  world: World,
  request: { readonly now: Instant; readonly baseUrl: string },
  value: string,
  token: RefreshToken,
  client: OAuthClient | undefined,
): IssuedTokens {
  const { grantId, accessKeyId, withoutClient } = token
  const rotates = world.assumptions['refresh-token-rotation'] === 'rotates'
  const issued = issueTokens(world, request, {
    user: userOf(world, token),
    client,
    accessKeyId,
    grantId,
    withoutClient,
    ...(rotates ? {} : { refreshToken: value }),
  })
  const used: Event = { type: 'RefreshTokenUsed', digest: token.digest, at: request.now }
  return rotates ? { ...issued, events: [used, ...issued.events] } : issued
}

function userOf(world: World, token: RefreshToken): User {
  const user = world.users.get(token.userId)
  if (user) return user
  throw invalid(token, 'refresh-token-user', 'The user of the token no longer exists.', ['Sign in again.'])
}

/** The client that may use the token (RFC 6749 6 and 10.4). */
function clientFor(
  world: World,
  token: RefreshToken,
  given: OAuthClient | undefined,
): OAuthClient | undefined {
  const owner = token.clientId === undefined ? undefined : world.clients.get(token.clientId)
  if (given) {
    if (!owner || owner === given) return owner ?? given
    const reason = `The token was issued to client ${owner.clientId}, but client ${given.clientId} sent it.`
    throw invalid(token, 'refresh-token-client', reason, [`Send it as ${owner.clientId}.`])
  }
  if (!owner || (owner.isPublic && !owner.disabled && needsNoClient(world))) return owner
  if (owner.isPublic && !owner.disabled) throw clientIdMissing(owner)
  throw rejectedClient(
    world,
    `The token was issued to client ${owner.clientId}, which ${owner.disabled ? 'is disabled' : 'has a secret'}, ` +
      'but the request does not authenticate it.',
    ['Send the credentials of the client: HTTP Basic, or client_id and client_secret in the body.'],
  )
}

/**
 * The client of a token, for a service that does not authenticate clients. A client with a secret is rejected, unless
 * such a service issued the token (RFC 6749 6: a client with credentials must authenticate).
 * @throws {Rejection} invalid_grant
 */
export function clientWithoutSecret(world: World, token: RefreshToken): OAuthClient | undefined {
  const owner = token.clientId === undefined ? undefined : world.clients.get(token.clientId)
  if (token.clientId === undefined) return undefined
  if (!owner || owner.disabled) {
    const reason = `The token was issued to client ${token.clientId}, which ${owner ? 'is disabled' : 'no longer exists'}.`
    throw invalid(token, 'refresh-token-client', reason, ['Sign in with an enabled client.'])
  }
  if (owner.isPublic || token.withoutClient) return owner
  const reason = `The token was issued to client ${owner.clientId}, which has a secret, but this service does not authenticate clients.`
  throw invalid(token, 'refresh-token-client', reason, [
    'Refresh it at POST /auth/token with the credentials of the client.',
  ])
}

function needsNoClient(world: World): boolean {
  return world.assumptions['refresh-without-client'] === 'accepted'
}

function keyStillGood(world: World, { accessKeyId }: RefreshToken): boolean {
  if (accessKeyId === undefined || world.assumptions['deactivated-access-key'] === 'live-on') return true
  return world.accessKeys.get(accessKeyId)?.isActive === true
}

function invalid(token: RefreshToken, rule: string, reason: string, fix: readonly string[]) {
  return reject('invalid_grant', rule, 'RFC 6749 5.2', 'the refresh token is not valid', {
    reason,
    fix,
    subject: token.digest,
  })
}

function unknownToken(world: World, value: string) {
  const access = find(world.tokens, digest(value))
  const ours = value.startsWith(`${world.sandboxId}.`)
  return reject('invalid_grant', 'refresh-token-known', 'RFC 6749 5.2', 'the refresh token is not valid', {
    reason: access
      ? 'The value is an access token, not a refresh token.'
      : (unknownJwt(world, value) ??
        (ours
          ? `The token was truncated or modified, or this sandbox was reset after it was issued.${orDropped(world.refreshTokens)}`
          : 'This mock did not issue the token. It comes from another environment or an earlier run.')),
    fix: ['Send the refresh_token of the latest token response.'],
  })
}

function expired(token: RefreshToken, now: Instant) {
  const reason = `The refresh token expired at ${instant(token.expiresAt)}. The sandbox's clock shows ${instant(now)}.`
  return invalid(token, 'refresh-token-expired', reason, ['Sign in again.'])
}

function revoked(world: World, token: RefreshToken) {
  const at = instant(find(world.revokedGrants, token.grantId)?.at ?? 0)
  const reason = `All tokens of this sign-in were revoked at ${at}, because a code or a refresh token was sent twice or the user signed out.`
  return invalid(token, 'grant-revoked', reason, [
    'Sign in again, and send each code and refresh token only once.',
  ])
}

function keyDeactivated(token: RefreshToken) {
  const reason = `The token was issued for access key ${token.accessKeyId}, which is deactivated or deleted.`
  return invalid(token, 'refresh-token-access-key', reason, [
    'Activate the key, or sign in with another key.',
  ])
}

function clientIdMissing({ clientId }: OAuthClient) {
  return reject(
    'invalid_request',
    'client-id-required',
    assumed('refresh-without-client'),
    'parameter client_id is missing',
    {
      reason: `The token was issued to client ${clientId}, but the request has no client_id.`,
      fix: [`Send client_id=${clientId}.`],
    },
  )
}

function usedTwice(world: World, token: RefreshToken, now: Instant) {
  const revokes = world.assumptions['refresh-token-reuse'] === 'grant-revoked'
  const reason = `The refresh token was already used at ${instant(token.usedAt ?? now)}. It can be used only once.`
  return reject(
    'invalid_grant',
    'refresh-token-single-use',
    // The standard describes rotation. Whether CXone rotates is not known.
    assumed('refresh-token-rotation'),
    'the refresh token is not valid',
    {
      reason: revokes ? `${reason} All tokens of this sign-in have been revoked.` : reason,
      fix: ['Store the refresh_token of each response, and allow only one refresh at a time.'],
      subject: token.digest,
      ...(revokes && !find(world.revokedGrants, token.grantId)
        ? { events: [{ type: 'GrantRevoked', grantId: token.grantId, at: now }] }
        : {}),
    },
  )
}
