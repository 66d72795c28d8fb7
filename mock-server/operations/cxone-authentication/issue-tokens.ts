import { durationMs } from '../../world/values/duration.js'
import { digest, mint } from '../../world/values/digest.js'
import type { Event } from '../../world/events.js'
import type { World } from '../../world/world.js'
import { padToken } from '../authentication/pad-token.js'
import type { Unsigned } from '../operation.js'
import { claimsOf } from './claims.js'
import type { OAuthClient, Instant, Token, User } from '../../world/entities.js'

/** The user, client and grant that tokens are issued for. */
export interface Grant {
  readonly user: User
  readonly client: OAuthClient | undefined
  readonly accessKeyId?: string | undefined
  /** Default: a new grant. */
  readonly grantId?: string | undefined
  readonly nonce?: string | undefined
  readonly authTime?: Instant | undefined
  /** Whether the refresh token may be used without the credentials of its client. */
  readonly withoutClient?: true | undefined
  /** The existing refresh token, if refresh tokens do not rotate. */
  readonly refreshToken?: string | undefined
}

/** Tokens and their events, before they become a response. Each service uses its own field names. */
export interface IssuedTokens {
  readonly events: readonly Event[]
  readonly accessToken: string
  readonly refreshToken: string
  readonly expiresInSeconds: number
  readonly refreshExpiresInSeconds: number
  readonly idToken: Unsigned
  /** Set if access tokens are JWTs. `accessToken` is a placeholder until the JWT is signed. */
  readonly signedAccessToken?: Omit<Unsigned, 'field'>
}

const accessTokenSeconds = 3600

/** Issues an access token, a refresh token and the claims of an id_token to a user. */
export function issueTokens(
  world: World,
  { now, baseUrl }: { readonly now: Instant; readonly baseUrl: string },
  { user, client, accessKeyId, nonce, authTime, ...grant }: Grant,
): IssuedTokens {
  const holder = client?.clientId ?? accessKeyId ?? ''
  const value = (kind: string) => `${world.sandboxId}.${mint(world, `${kind}/${holder}/${user.userId}`)}`
  const grantId = grant.grantId ?? mint(world, `grant/${holder}/${user.userId}`)
  const expiresInSeconds = client?.accessTokenLifetimeSeconds ?? accessTokenSeconds
  const refreshMs = durationMs(world.assumptions['refresh-token-lifetime'])
  const accessToken = padToken(value('access_token'), client?.accessTokenLength)
  const expiresAt = now + expiresInSeconds * 1000
  const token: Token = {
    digest: digest(accessToken),
    clientId: holder,
    userId: user.userId,
    ...(accessKeyId === undefined ? {} : { accessKeyId }),
    grantId,
    scopes: [],
    issuedAt: now,
    expiresAt,
  }
  const refreshToken = grant.refreshToken ?? value('refresh_token')
  const claims = claimsOf(world, {
    user,
    audience: client || world.assumptions['id-token-audience'] === 'access-key' ? holder : baseUrl,
    issuer: baseUrl,
    issuedAt: now,
    expiresAt,
    nonce,
    authTime,
  })
  return {
    events: [
      { type: 'TokenIssued', token },
      ...(grant.refreshToken === undefined
        ? [refreshTokenIssued(refreshToken, token, { client, ...grant }, now + refreshMs)]
        : []),
    ],
    accessToken,
    refreshToken,
    expiresInSeconds,
    refreshExpiresInSeconds: refreshMs / 1000,
    idToken: { field: 'id_token', claims },
    // Its jti starts with the id of the sandbox, like an opaque token, so that the kernel can find the sandbox.
    ...(world.assumptions['access-token-format'] === 'jwt'
      ? { signedAccessToken: { claims: { ...claims, jti: accessToken }, digest: token.digest } }
      : {}),
  }
}

function refreshTokenIssued(
  value: string,
  { userId = '', accessKeyId, grantId = '', issuedAt }: Token,
  { client, withoutClient }: Pick<Grant, 'client' | 'withoutClient'>,
  expiresAt: Instant,
): Event {
  const refreshToken = {
    digest: digest(value),
    grantId,
    ...(client ? { clientId: client.clientId } : {}),
    userId,
    ...(accessKeyId === undefined ? {} : { accessKeyId }),
    ...(withoutClient && { withoutClient }),
    issuedAt,
    expiresAt,
  }
  return { type: 'RefreshTokenIssued', refreshToken }
}

/** The parts of a response to sign: the access token, if it is a JWT, and the id_token. */
export function toSign(
  { idToken, signedAccessToken }: IssuedTokens,
  field: string,
  more = [idToken],
): Unsigned[] {
  return [...(signedAccessToken ? [{ field, ...signedAccessToken }] : []), ...more]
}
