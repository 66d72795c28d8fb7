import type { Operation } from '../operation.js'
import { ownContact, requireHeld } from './hold-contact.js'

export const resumeCall: Operation<'resumeCall'> = (world, call) => {
  const contact = ownContact(world, call)
  requireHeld(contact)
  const { conversationId } = contact.conversation
  return { events: [{ type: 'CallResumed', conversationId, at: call.now }], response: { status: 202 } }
}
