import { uuidFrom } from '../../world/values/digest.js'
import type { World } from '../../world/world.js'
import type { Instant, User } from '../../world/entities.js'

/** The content of an id_token. Times are on the sandbox's clock. */
export interface TokenSubject {
  readonly user: User
  /** The client id. Without a client, the id of the access key or the issuer. */
  readonly audience: string
  readonly issuer: string
  readonly issuedAt: Instant
  readonly expiresAt: Instant
  readonly nonce?: string | undefined
  readonly authTime?: Instant | undefined
}

/** The claims of CXone's id_token, with the names that NICE's own clients read. */
export function claimsOf(
  { tenant, assumptions }: World,
  subject: TokenSubject,
): Readonly<Record<string, unknown>> {
  const { user, audience, issuer, issuedAt, expiresAt, nonce, authTime } = subject
  return {
    iss: issuer,
    sub: subOf(user),
    aud: audience,
    iat: seconds(issuedAt),
    exp: seconds(expiresAt),
    ...(nonce === undefined ? {} : { nonce }),
    ...(authTime === undefined ? {} : { auth_time: seconds(authTime) }),
    name: nameOf(user),
    given_name: user.givenName,
    family_name: user.familyName,
    userId: user.userId,
    tenantId: tenant.tenantId,
    tenant: tenant.name,
    area: tenant.area,
    icAgentId: String(user.agentId),
    icBUId: tenant.busNo,
    icClusterId: tenant.cluster,
    icDomain: tenant.acdDomain,
    ...(assumptions['id-token-security-profile'] === 'one' ? { icSPId: '1' } : {}),
    teamId: user.teamId,
  }
}

interface JwtSubject extends TokenSubject {
  /** Unique. Starts with the id of the sandbox, like an opaque token. */
  readonly id: string
}

/** The roles of users have no name and no id in a World. */
const roleChangedAt = Date.UTC(2021, 0, 1)

/**
 * The claims of an access token, as in a token response of 2021, in its order. `jti` is of the mock: without it two
 * tokens of one second are equal.
 */
export function accessTokenClaims(
  { tenant }: World,
  { user, audience, issuer, issuedAt, expiresAt, id }: JwtSubject,
): Readonly<Record<string, unknown>> & { readonly jti: string } {
  return {
    role: {
      legacyId: 'Agent',
      id: uuidFrom(`role/${tenant.id}/Agent`),
      lastUpdateTime: roleChangedAt,
      secondaryRoles: [],
    },
    sub: subOf(user),
    iss: issuer,
    given_name: user.givenName,
    aud: audience,
    icBUId: tenant.busNo,
    name: user.userName,
    tenantId: tenant.tenantId,
    family_name: user.familyName,
    tenant: tenant.name,
    icClusterId: tenant.cluster,
    iat: seconds(issuedAt),
    exp: seconds(expiresAt),
    jti: id,
  }
}

/** The claims of a refresh token, as in the same response. `jti` is of the mock. */
export function refreshTokenClaims(
  { user, audience, issuer, issuedAt, expiresAt, id }: JwtSubject,
  sessionId: string,
): Readonly<Record<string, unknown>> {
  return {
    aud: audience,
    iss: issuer,
    id: user.userId,
    sessionId,
    iat: seconds(issuedAt),
    exp: seconds(expiresAt),
    jti: id,
  }
}

function seconds(instant: Instant): number {
  return Math.floor(instant / 1000)
}

/** The subject of a user's tokens. NICE's SDK removes the first five characters. */
export function subOf({ userId }: User): string {
  return `user:${userId}`
}

export function nameOf({ givenName, familyName }: User): string {
  return `${givenName} ${familyName}`
}
