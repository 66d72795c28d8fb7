import type { Event } from '../../world/events.js'
import { signResponse } from '../../signing/sign-response.js'
import { signingKey } from '../../signing/signing-key.js'
import { Superseded } from '../../sandbox/changes.js'
import type { RequestContext } from '../context.js'

/** Applies the events that the operation, or a rejection, has decided on. */
export function commit(context: RequestContext): undefined {
  const { rejection, decision, fault, principal, now } = context
  const events = rejection ? rejection.options.events : decision?.events
  apply(context, events ?? [])
  if (decision && !rejection && fault?.fault.token === 'REVOKED_AFTER' && principal)
    apply(context, [{ type: 'TokenRevoked', digest: principal.digest, at: now }])
}

/** Signs the JWTs of a response. Loading the library and signing both take time, so the request waits. */
export function sign(context: RequestContext): Promise<undefined> | undefined {
  const { decision, sandbox, fault, now } = context
  const unsigned = decision?.response.sign
  if (!unsigned || unsigned.length === 0) return undefined
  const { world } = sandbox
  if (fault?.fault.token === 'KEY_ROTATED') apply(context, [{ type: 'SigningKeyRotated', at: now }])
  return signResponse(decision.response, unsigned, signingKey(world, fault)).then(({ signed, events }) => {
    context.decision = { ...decision, response: signed }
    // After a reset in the meantime the World no longer has the token.
    if (sandbox.world === world) apply(context, events)
    return undefined
  })
}

function apply(context: RequestContext, events: readonly Event[]): void {
  const { sandbox, requestId, answeredAt, now, generation } = context
  // What the request was decided on was undone while it waited.
  if (events.length > 0 && sandbox.generation !== generation) throw new Superseded()
  if (events.length > 0) sandbox.commit(events, requestId, answeredAt ?? now)
  context.after = sandbox.world.sequence
}
