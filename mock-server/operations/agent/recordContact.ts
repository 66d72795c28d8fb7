import type { Operation } from '../operation.js'
import { requireMayRecord } from './admin-permission.js'
import { requireAcdUser } from './require-acd.js'
import { commandContact } from './command-contact.js'
import { findByContactId } from './find-contact.js'

/** Admin API: without a session, and without an event for the agent. */
export const recordContact: Operation<'recordContact'> = (world, call) => {
  const user = requireAcdUser(world, call)
  requireMayRecord(world, user, 'admin-record-permission')
  const contact = findByContactId(world, call.params.contactId)
  const conflict = 'Conflict: If contact is ended, or is not a phone contact'
  const { events, row } = commandContact(world, contact, 'start', call.now, conflict)
  return { events, ...(row === undefined ? {} : { row }), response: { status: 202 } }
}
