import { cxoneSpec } from '../../../contracts/evidence.js'
import { segmentId } from '../../world/contacts.js'
import type { Operation } from '../operation.js'
import { closedContact, notFound, updateFields } from './update-fields.js'

export const updateBusinessDataFieldAtSegmentLevelForClosedInteraction: Operation<
  'updateBusinessDataFieldAtSegmentLevelForClosedInteraction'
> = (world, { params, body }) => {
  const conversation = closedContact(world, params.contactId)
  if (params.segmentId !== segmentId(conversation)) {
    const shown = JSON.stringify(params.segmentId.slice(0, 80))
    throw notFound('segmentId', `Contact ${conversation.contactId} has no segment ${shown}.`, cxoneSpec)
  }
  return updateFields(world, conversation, body)
}
