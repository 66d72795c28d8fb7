import { assumed, rfc, type Evidence } from '../../../contracts/evidence.js'
import type { Event } from '../../world/events.js'
import type { World } from '../../world/world.js'
import { Problem } from '../problem.js'

type TokenError =
  'invalid_request' | 'invalid_grant' | 'unauthorized_client' | 'unsupported_grant_type' | 'invalid_scope'

interface Told {
  readonly why?: string
  readonly fix: readonly string[]
  readonly allowed?: readonly string[]
  /** The digest of the code or token that decided. */
  readonly subject?: string
  readonly events?: readonly Event[]
}

/** A refusal of RFC 6749 5.2 with status 400. `description` is on the wire, `why` is not. */
export function refuse(
  code: TokenError,
  rule: string,
  section: string | Evidence,
  description: string,
  { why, ...more }: Told,
): Problem {
  return new Problem({
    kind: 'request',
    status: 400,
    code,
    message: description,
    rule,
    evidence: typeof section === 'string' ? rfc(section) : section,
    why: why ?? `${description[0]?.toUpperCase()}${description.slice(1)}.`,
    ...more,
  })
}

/** `invalid_client`, the same for an unknown client and a wrong secret: only the explanation tells which. */
export function invalidClient(world: World, why: string, fix: readonly string[]): Problem {
  const challenged = world.assumptions['invalid-client-status'] === '401'
  return new Problem({
    kind: 'client-authentication',
    status: challenged ? 401 : 400,
    code: 'invalid_client',
    message: 'authentication failed',
    ...(challenged ? { headers: { 'WWW-Authenticate': 'Basic realm="cxone"' } } : {}),
    rule: 'client-authentication',
    evidence: assumed('invalid-client-status'),
    why,
    fix,
  })
}
