import { assumed } from '../../../contracts/evidence.js'
import type { World } from '../../world/world.js'
import { Rejection } from '../rejection.js'

/** The rejection of an invalid credential by an older token service of UserHub. */
export function rejectedCredential(
  world: World,
  rule: string,
  reason: string,
  fix: readonly string[],
  more: Partial<Pick<Rejection['options'], 'subject' | 'events'>> = {},
): Rejection {
  return new Rejection({
    kind: 'client-authentication',
    status: Number(world.assumptions['userhub-refused-status']),
    code: 'invalid_grant',
    message: 'Invalid credentials',
    rule,
    evidence: assumed('userhub-refused-status'),
    reason,
    fix,
    ...more,
  })
}

/** Decides, and converts an error of RFC 6749 to that of UserHub. */
export function inUserhub<Value>(world: World, decide: () => Value): Value {
  try {
    return decide()
  } catch (error) {
    if (!(error instanceof Rejection)) throw error
    const { rule, reason, fix, subject, events } = error.options
    throw rejectedCredential(world, rule, reason, fix, {
      ...(subject === undefined ? {} : { subject }),
      ...(events === undefined ? {} : { events }),
    })
  }
}

/** The base URI for API requests. NICE's SDK removes the `/incontactapi/` at its end. */
export function resourceServer(baseUrl: string): string {
  return `${baseUrl}/inContactAPI/`
}
