import type { Operation } from '../operation.js'
import { ownContact, requireActive } from './hold-contact.js'

export const holdCall: Operation<'holdCall'> = (world, call) => {
  const contact = ownContact(world, call)
  requireActive(world, contact, 'put on hold')
  const { conversationId } = contact.conversation
  return { events: [{ type: 'CallHeld', conversationId, at: call.now }], response: { status: 202 } }
}
