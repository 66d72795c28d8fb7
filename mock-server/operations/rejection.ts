import type { Evidence } from '../../contracts/evidence.js'
import type { Event } from '../world/events.js'

/**
 * The kind of a rejection. Each surface renders a kind in its own way. `authentication`: the token is missing or not
 * valid. `scope`: the token lacks the scope. The others mean the same as their status.
 */
export type RejectionKind =
  | 'authentication'
  | 'scope'
  | 'client-authentication'
  | 'request'
  | 'forbidden'
  | 'not-found'
  | 'method-not-allowed'
  | 'conflict'
  | 'too-large'
  | 'media-type'
  | 'not-implemented'
  | 'internal'

interface ErrorDetail {
  readonly errorCode: string
  readonly fieldName: string
}

export interface RejectionOptions {
  readonly kind: RejectionKind
  readonly status: number
  /** The vendor's error code, or the `error` of RFC 6749 5.2. */
  readonly code: string
  /** The message in the error body. */
  readonly message: string
  readonly messageWithParams?: string
  readonly messageParams?: Readonly<Record<string, string>>
  readonly details?: readonly ErrorDetail[]
  readonly headers?: Readonly<Record<string, string>>
  /** A stable name of the rule that rejected the request, for example the id of a lifecycle row. */
  readonly rule: string
  /**
   * How well it is known that the API rejects a request for this reason. Absent when the mock itself rejects the request.
   */
  readonly evidence?: Evidence
  /** How well the status is known for this reason, if that differs from `evidence`. */
  readonly statusEvidence?: Evidence
  /** How well the body, or that there is none, is known for this reason, if that differs from `evidence`. */
  readonly bodyEvidence?: Evidence
  /** Why the request was rejected, in full sentences. Never on the wire. */
  readonly reason: string
  /** The state at the time of the request. */
  readonly state?: Readonly<Record<string, unknown>>
  /** The accepted alternatives. */
  readonly allowed?: readonly string[]
  /** What to change, one step per entry. */
  readonly fix: readonly string[]
  /** The id of the recording, conversation or token that caused the rejection. */
  readonly subject?: string
  /**
   * The only exception to "a rejection changes nothing". A code or a refresh token that is sent twice may be stolen,
   * so the tokens issued for it are revoked (RFC 9700 2.2.2, RFC 6749 4.1.2).
   */
  readonly events?: readonly Event[]
}

/** An error that the real API would send, with its explanation. The only error that operations throw. */
export class Rejection extends Error {
  override readonly name = 'Rejection'
  readonly options: RejectionOptions

  constructor(options: RejectionOptions) {
    super(options.message)
    this.options = options
  }
}
