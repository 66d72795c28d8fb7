import type { Instant } from './entities.js'

/** What CXone's sign-in page gave to a client, to be changed for tokens once (RFC 6749 4.1.2). */
export interface AuthorizationCode {
  readonly digest: string
  /** What all tokens that come of it have in common, so that they can be revoked together. */
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

/** Known by the digest of its value, as an access token is. */
export interface RefreshToken {
  readonly digest: string
  readonly grantId: string
  /** Absent: the user signed in with an access key alone. */
  readonly clientId?: string
  readonly userId: string
  readonly accessKeyId?: string
  /** Whether an older service issued it, which asks no client for its secret. */
  readonly withoutClient?: true
  readonly issuedAt: Instant
  readonly expiresAt: Instant
  /** When it was changed for another. */
  readonly usedAt?: Instant
}

/** A browser in which a user has signed in: what the cookie `cxone_sso_state` stands for. */
export interface Session {
  readonly digest: string
  readonly userId: string
  readonly authTime: Instant
  readonly expiresAt: Instant
  readonly endedAt?: Instant
  /** What clients were granted in it: each code begins a grant. */
  readonly grantIds?: readonly string[]
}
