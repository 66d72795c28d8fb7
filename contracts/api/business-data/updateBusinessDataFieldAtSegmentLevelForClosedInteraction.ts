import type { OperationContract } from '../../contract.js'
import { update } from './business-data.js'

export const updateBusinessDataFieldAtSegmentLevelForClosedInteraction = {
  ...update('segmentId'),
  operationId: 'updateBusinessDataFieldAtSegmentLevelForClosedInteraction',
  path: '/business-data-manager/v1/business-data/contact/{contactId}/segment/{segmentId}',
  summary:
    'Update the business data of a segment of a call that has ended; the mock has one segment per call',
} as const satisfies OperationContract
