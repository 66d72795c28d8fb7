import type { Evidence } from '../../contracts/evidence.js'
import type { Event } from '../world/events.js'

/**
 * What kind of refusal it is: each surface words a kind in its own way. `authentication` is a missing or
 * unusable token, `scope` a token that lacks the scope; the others mean what their status means.
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
  | 'not-imitated'
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
  /** What the error body says. */
  readonly message: string
  readonly messageWithParams?: string
  readonly messageParams?: Readonly<Record<string, string>>
  readonly details?: readonly ErrorDetail[]
  readonly headers?: Readonly<Record<string, string>>
  /** A stable name of the rule that refused, e.g. the id of a lifecycle row. */
  readonly rule: string
  readonly evidence: Evidence
  /** Why, in sentences for a person. Never on the wire. */
  readonly reason: string
  /** What the state was. */
  readonly state?: Readonly<Record<string, unknown>>
  /** What would have been accepted. */
  readonly allowed?: readonly string[]
  /** What to change, one step each. */
  readonly fix: readonly string[]
  /** The id of the recording, conversation or token that decided. */
  readonly subject?: string
  /**
   * What happens although it is refused. A refusal changes nothing but for this: a code or a refresh token that
   * comes twice has been stolen, so that what was issued for it ends (RFC 9700 2.2.2, RFC 6749 4.1.2).
   */
  readonly events?: readonly Event[]
}

/** A refusal that the real API would send, and that can explain itself. The only thing that is thrown. */
export class Rejection extends Error {
  override readonly name = 'Rejection'
  readonly options: RejectionOptions

  constructor(options: RejectionOptions) {
    super(options.message)
    this.options = options
  }
}
