import { assumed } from '../../../../contracts/evidence.js'
import { digest } from '../../../world/values/digest.js'
import { find } from '../../../world/values/newest.js'
import type { World } from '../../../world/world.js'
import { unknownJwt } from '../../authentication/altered-jwt.js'
import { reject } from '../../authentication/reject.js'
import { instant } from '../../instant.js'
import type { Decision } from '../../operation.js'
import { accessTokenType, required, tokenResponse, type GrantType, type TokenRequest } from './grant.js'
import { issueTokens } from '../issue-tokens.js'
import type { Instant, Token, User } from '../../../world/entities.js'

/** RFC 8693, as NICE's SDK uses it: it exchanges the access token of one client for tokens of another. */
export const tokenExchangeGrant: GrantType = (world, request) => {
  const { user, token } = subjectOf(world, request)
  requireSameClient(world, request, token)
  return exchanged(world, request, user, token)
}

/**
 * The access token to exchange, and its user.
 * @throws {Rejection} invalid_request
 */
export function subjectOf(world: World, request: TokenRequest): ReturnType<typeof usableSubject> {
  const value = required(request, 'subject_token')
  const type = required(request, 'subject_token_type')
  if (type !== accessTokenType && type !== 'access_token') throw wrongType(type)
  return usableSubject(world, value, request.now)
}

/** Issues tokens of a user in exchange for an access token. */
export function exchanged(
  world: World,
  request: TokenRequest,
  user: User,
  { grantId, accessKeyId }: Token,
): Decision {
  const same = world.assumptions['token-exchange-sign-in'] === 'same'
  const { client } = request
  const issued = issueTokens(world, request, { user, client, accessKeyId, ...(same ? { grantId } : {}) })
  return tokenResponse(issued, { issued_token_type: accessTokenType })
}

function requireSameClient({ assumptions, clients }: World, { client }: TokenRequest, token: Token): void {
  if (assumptions['token-exchange-client'] === 'any-client') return
  const owner = clients.get(token.clientId)
  if (owner === client) return
  throw reject(
    'invalid_grant',
    'subject-token-client',
    assumed('token-exchange-client'),
    'the subject_token was issued to another client',
    {
      reason: `The subject_token was issued to ${owner?.clientId ?? 'no client'}, but ${client?.clientId ?? 'no client'} sent it.`,
      fix: ['Exchange the token with the client that it was issued to.'],
      subject: token.digest,
    },
  )
}

/**
 * A valid access token of CXone, and its user.
 * @throws {Rejection} invalid_request
 */
export function usableSubject(
  world: World,
  value: string,
  now: Instant,
): { readonly user: User; readonly token: Token } {
  const token = find(world.tokens, digest(value))
  const user = world.users.get(token?.userId ?? '')
  if (!token || !user) throw invalid('subject-token-known', unknown(world, value, token))
  const reason = unusable(world, token, now)
  if (reason !== undefined) throw invalid('subject-token-usable', reason, token.digest)
  return { user, token }
}

function unusable(world: World, { revokedAt, grantId, expiresAt }: Token, now: Instant): string | undefined {
  if (revokedAt !== undefined) return `The subject_token was revoked at ${instant(revokedAt)}.`
  if (now >= expiresAt) return `The subject_token expired at ${instant(expiresAt)}.`
  if (grantId !== undefined && find(world.revokedGrants, grantId)) return 'The subject_token was revoked.'
  return undefined
}

function unknown(world: World, value: string, token: Token | undefined): string {
  if (token) return 'The subject_token was issued with client_credentials, so it does not belong to a user.'
  const why = find(world.refreshTokens, digest(value)) ? undefined : unknownJwt(world, value)
  return (
    why?.replace('The token', 'The subject_token') ??
    'The subject_token is not an access token of this sandbox.'
  )
}

function invalid(rule: string, reason: string, subject?: string) {
  return reject('invalid_request', rule, 'RFC 8693 2.2.2', 'the subject_token is not valid', {
    reason,
    fix: ['Send an access token of /auth/token that has not expired.'],
    ...(subject === undefined ? {} : { subject }),
  })
}

function wrongType(type: string) {
  return reject(
    'invalid_request',
    'subject-token-type',
    'RFC 8693 2.1',
    'the subject_token_type is not supported',
    {
      reason: `The subject_token_type is ${JSON.stringify(type.slice(0, 80))}.`,
      allowed: [accessTokenType],
      fix: [`Send subject_token_type=${accessTokenType}.`],
    },
  )
}
