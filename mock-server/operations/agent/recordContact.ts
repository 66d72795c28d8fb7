import { recordPermission } from '../../../contracts/api/agent/contact.js'
import { assumed } from '../../../contracts/evidence.js'
import type { Operation } from '../operation.js'
import { requireAcdUser } from './require-acd.js'
import { commandContact } from './command-contact.js'
import { findByContactId } from './find-contact.js'
import { forbid } from './reject.js'

/** Admin API: without a session, and without an event for the agent. */
export const recordContact: Operation<'recordContact'> = (world, call) => {
  const user = requireAcdUser(world, call)
  const anyUser = world.assumptions['admin-record-permission'] === 'any-user'
  if (!anyUser && !user.permissions.includes(recordPermission)) {
    throw forbid(world, {
      rule: 'admin-permission',
      evidence: assumed('admin-record-permission'),
      reason: `User ${user.userName} lacks the permission ${recordPermission}.`,
      fix: [`Add the permission ${recordPermission} to the user.`],
    })
  }
  const contact = findByContactId(world, call.params.contactId)
  const conflict = 'Conflict: If contact is ended, or is not a phone contact'
  const { events, row } = commandContact(world, contact, 'start', call.now, conflict)
  return { events, ...(row === undefined ? {} : { row }), response: { status: 202 } }
}
