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
    iat: Math.floor(issuedAt / 1000),
    exp: Math.floor(expiresAt / 1000),
    ...(nonce === undefined ? {} : { nonce }),
    ...(authTime === undefined ? {} : { auth_time: Math.floor(authTime / 1000) }),
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

/** The subject of a user's tokens. NICE's SDK removes the first five characters. */
export function subOf({ userId }: User): string {
  return `user:${userId}`
}

export function nameOf({ givenName, familyName }: User): string {
  return `${givenName} ${familyName}`
}
