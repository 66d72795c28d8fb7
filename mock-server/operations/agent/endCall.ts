import { callEnds } from '../call-ends.js'
import type { Operation } from '../operation.js'
import { ownContact, requireActive } from './hold-contact.js'

/** "You cannot end a call that is Holding. It must be Active." */
export const endCall: Operation<'endCall'> = (world, call) => {
  const contact = ownContact(world, call)
  requireActive(world, contact, 'end')
  return { events: callEnds(world, contact.conversation, call.now), response: { status: 202 } }
}
