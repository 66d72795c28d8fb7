import { activeFields, completedFields } from '../../../contracts/api/agent/contact-fields.js'
import { olderSwagger } from '../../../contracts/evidence.js'
import { instant } from '../instant.js'
import type { Operation } from '../operation.js'
import { activeView, completedView } from './contact-view.js'
import { findByContactId } from './find-contact.js'
import { fieldsIn, only } from './list.js'
import { requireAcd } from './require-acd.js'

const invalidFields = olderSwagger(
  'contacts/{contactId}, 400 "Invalid fields - {0}"',
  'reporting/v10.0/Reporting/Reporting',
)

export const getContact: Operation<'getContact'> = (world, call) => {
  requireAcd(world, call)
  const { conversation } = findByContactId(world, call.params.contactId)
  const ended = conversation.state === 'ended'
  const fields = fieldsIn(call.query, Object.keys(ended ? completedFields : activeFields), invalidFields)
  const view = (ended ? completedView : activeView)(world, conversation)
  const body = {
    businessUnitId: world.tenant.busNo,
    contactId: only(view, fields),
    lastPollTime: instant(call.now),
  }
  return { response: { status: 200, body } }
}
