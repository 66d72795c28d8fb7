import type { Operation } from '../operation.js'
import { closedContact, updateFields } from './update-fields.js'

export const updateBusinessDataFieldForClosedInteraction: Operation<
  'updateBusinessDataFieldForClosedInteraction'
> = (world, { params, body }) => updateFields(world, closedContact(world, params.contactId), body)
