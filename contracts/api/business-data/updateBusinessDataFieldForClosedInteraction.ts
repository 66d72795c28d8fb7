import type { OperationContract } from '../../contract.js'
import { update } from './business-data.js'

export const updateBusinessDataFieldForClosedInteraction = {
  ...update('contactId'),
  operationId: 'updateBusinessDataFieldForClosedInteraction',
  path: '/business-data-manager/v1/business-data/contact/{contactId}',
  summary: 'Update the business data of a call that has ended',
} as const satisfies OperationContract
