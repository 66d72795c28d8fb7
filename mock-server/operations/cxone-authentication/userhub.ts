import { assumed } from '../../../contracts/evidence.js'
import type { World } from '../../world/world.js'
import { Rejection } from '../rejection.js'

/** What an older token service of UserHub answers to a credential that does not do. */
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

/** Decides, and words a refusal of RFC 6749 as UserHub does. */
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

/** Where a client goes on with its token: NICE's SDK takes `/incontactapi/` off its end. */
export function resourceServer(baseUrl: string): string {
  return `${baseUrl}/inContactAPI/`
}
