import { assumed, rfc, type Evidence } from '../../../contracts/evidence.js'
import type { Event } from '../../world/events.js'
import type { World } from '../../world/world.js'
import { Rejection, type RejectionOptions } from '../rejection.js'

type TokenError =
  'invalid_request' | 'invalid_grant' | 'unauthorized_client' | 'unsupported_grant_type' | 'invalid_scope'

interface RejectionReason {
  readonly reason?: string
  readonly fix: readonly string[]
  readonly allowed?: readonly string[]
  /** The digest of the code or token that caused the rejection. */
  readonly subject?: string
  readonly events?: readonly Event[]
}

/** An error of RFC 6749 5.2 with status 400. `description` is on the wire, `reason` is not. Without `section` it is a limit of the mock. */
export function reject(
  code: TokenError,
  rule: string,
  section: string | Evidence | undefined,
  description: string,
  { reason, ...more }: RejectionReason,
): Rejection {
  return new Rejection({
    kind: 'request',
    status: 400,
    code,
    message: description,
    rule,
    ...(section === undefined ? {} : evidenceOf(typeof section === 'string' ? rfc(section) : section)),
    reason: reason ?? `${description[0]?.toUpperCase()}${description.slice(1)}.`,
    ...more,
  })
}

const errorResponse = rfc('RFC 6749 5.2')

/** The section on a cause says nothing of the status and the body, which those of 5.2 share. */
function evidenceOf(
  evidence: Evidence,
): Pick<RejectionOptions, 'evidence' | 'statusEvidence' | 'bodyEvidence'> {
  return evidence.grade === 'assumed'
    ? { evidence }
    : { evidence, statusEvidence: errorResponse, bodyEvidence: errorResponse }
}

/** `invalid_client`. It is the same for an unknown client and a wrong secret; only the explanation differs. */
export function invalidClient(world: World, reason: string, fix: readonly string[]): Rejection {
  const challenged = world.assumptions['invalid-client-status'] === '401'
  return new Rejection({
    kind: 'client-authentication',
    status: challenged ? 401 : 400,
    code: 'invalid_client',
    message: 'authentication failed',
    ...(challenged ? { headers: { 'WWW-Authenticate': 'Basic realm="cxone"' } } : {}),
    rule: 'client-authentication',
    evidence: assumed('invalid-client-status'),
    reason,
    fix,
  })
}
