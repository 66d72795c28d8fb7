import { olderSwagger } from '../../../contracts/evidence.js'
import { callEnds } from '../call-ends.js'
import type { Operation } from '../operation.js'
import { requireMayRecord } from './admin-permission.js'
import { findByContactId } from './find-contact.js'
import { reject } from './reject.js'
import { requireAcdUser } from './require-acd.js'

/** Admin API: ends a contact "without regard to the state of the contact". */
export const endContact: Operation<'endContact'> = (world, call) => {
  const user = requireAcdUser(world, call)
  requireMayRecord(world, user, 'admin-end-permission')
  const { conversation, recording } = findByContactId(world, call.params.contactId)
  if (conversation.state === 'ended') {
    throw reject(409, 'Conflict: The contact is already ended', {
      rule: 'contact-already-ended',
      evidence: olderSwagger(
        'contacts/{contactId}/end, 409 "Conflict: The contact is already ended"',
        'admin/v9.0/Admin/Contacts',
      ),
      reason: `Contact ${conversation.contactId} has already ended.`,
      fix: ['Send no more commands after the contact has ended.'],
      subject: recording.recordingId,
    })
  }
  return { events: callEnds(world, conversation, call.now), response: { status: 202 } }
}
