import { durationMs } from '../../world/values/duration.js'
import { digest, mint, uuidFrom } from '../../world/values/digest.js'
import type { Event } from '../../world/events.js'
import type { World } from '../../world/world.js'
import { padToken } from '../authentication/pad-token.js'
import type { Unsigned } from '../operation.js'
import { accessTokenClaims, claimsOf, refreshTokenClaims } from './claims.js'
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
  readonly idToken: Signable
  /** Set if tokens are JWTs. `accessToken` and a new `refreshToken` are their `jti` until they are signed. */
  readonly jwts?: { readonly access: Signable; readonly refresh: Signable | undefined }
}

type Signable = Omit<Unsigned, 'field'>

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
  const expiresAt = now + expiresInSeconds * 1000
  const subject = {
    user,
    audience: client || world.assumptions['id-token-audience'] === 'access-key' ? holder : baseUrl,
    issuer: baseUrl,
    issuedAt: now,
    expiresAt,
  }
  const areJwts = world.assumptions['access-token-format'] === 'jwt'
  const accessClaims = accessTokenClaims(world, { ...subject, id: value('access_token') })
  const idLength = client?.accessTokenLength
  const accessToken = padToken(
    accessClaims.jti,
    areJwts && idLength !== undefined ? jtiLength(accessClaims, idLength) : idLength,
  )
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
  const refreshExpiresAt = now + refreshMs
  return {
    events: [
      { type: 'TokenIssued', token },
      ...(grant.refreshToken === undefined
        ? [refreshTokenIssued(refreshToken, token, { client, ...grant }, refreshExpiresAt)]
        : []),
    ],
    accessToken,
    refreshToken,
    expiresInSeconds,
    refreshExpiresInSeconds: refreshMs / 1000,
    idToken: { claims: claimsOf(world, { ...subject, nonce, authTime }), kid: true },
    ...(areJwts && {
      jwts: {
        access: {
          claims: { ...accessClaims, jti: accessToken },
          kid: false,
          token: { kind: 'access', digest: token.digest },
        },
        refresh:
          grant.refreshToken === undefined
            ? {
                claims: refreshTokenClaims(
                  { ...subject, expiresAt: refreshExpiresAt, id: refreshToken },
                  uuidFrom(`session/${grantId}`),
                ),
                kid: false,
                token: { kind: 'refresh', digest: digest(refreshToken) },
              }
            : undefined,
      },
    }),
  }
}

/** The characters of a JWT that are not its payload: the header without `kid`, the signature and two dots. */
const besidePayload = 36 + 342 + 2

/** The length of a `jti` that makes a JWT with these claims at least `length` characters long. */
function jtiLength(claims: { readonly jti: string }, length: number): number {
  const bytes = new TextEncoder().encode(JSON.stringify(claims)).length
  return claims.jti.length + Math.ceil(((length - besidePayload) * 3) / 4) - bytes
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

/** The JWTs of a response to sign, by the names of their fields. */
export function toSign(
  { idToken, jwts }: IssuedTokens,
  fields: { readonly access: string; readonly refresh: string; readonly id?: string },
): Unsigned[] {
  return [
    ...(jwts ? [{ field: fields.access, ...jwts.access }] : []),
    ...(jwts?.refresh ? [{ field: fields.refresh, ...jwts.refresh }] : []),
    ...(fields.id === undefined ? [] : [{ field: fields.id, ...idToken }]),
  ]
}
