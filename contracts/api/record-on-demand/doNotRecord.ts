import type { OperationContract } from '../../contract.js'
import { base, command, declared, done, recordOnDemandPermission } from './interaction.js'

export const doNotRecord = {
  ...command,
  operationId: 'doNotRecord',
  path: `${base}/do-not-record`,
  summary:
    "Prevent the recording of an agent's active call permanently, because the customer does not consent",
  security: { kind: 'bearer', permission: recordOnDemandPermission },
  ambiguities: [...command.ambiguities, 'do-not-record-again'],
  errorShapes: { default: 'code' },
  responses: { ...done, ...declared([400, 401, 403, 404, 409, 425, 500, 504]) },
} as const satisfies OperationContract
