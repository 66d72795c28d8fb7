import type { Instant, JwtDigests } from './entities.js'

/** An authorization code of CXone's sign-in page. A client exchanges it once for tokens (RFC 6749 4.1.2). */
export interface AuthorizationCode {
  readonly digest: string
  /** Shared by all tokens that come from it, so that they can be revoked together. */
  readonly grantId: string
  readonly clientId: string
  readonly userId: string
  readonly redirectUri: string
  /** S256 (RFC 7636 4.2). */
  readonly codeChallenge?: string
  readonly nonce?: string
  readonly authTime: Instant
  readonly expiresAt: Instant
  readonly usedAt?: Instant
}

/** A refresh token. Like an access token, it is stored as a digest. */
export interface RefreshToken {
  readonly digest: string
  /** Absent if the token is not a JWT. */
  readonly jwt?: JwtDigests
  readonly grantId: string
  /** Absent if the user signed in only with an access key. */
  readonly clientId?: string
  readonly userId: string
  readonly accessKeyId?: string
  /** Whether an older service issued it that does not authenticate clients. */
  readonly withoutClient?: true
  readonly issuedAt: Instant
  readonly expiresAt: Instant
  /** When it was used. */
  readonly usedAt?: Instant
}

/** A grant that was revoked, and with it all tokens that come from it. */
export interface RevokedGrant {
  /** The id of the grant. */
  readonly digest: string
  readonly at: Instant
}

/** The session of a signed-in browser, identified by the cookie `cxone_sso_state`. */
export interface Session {
  readonly digest: string
  readonly userId: string
  readonly authTime: Instant
  readonly expiresAt: Instant
  readonly endedAt?: Instant
  /** The newest 1000 grants of this session. Each code starts one. */
  readonly grantIds?: readonly string[]
}
