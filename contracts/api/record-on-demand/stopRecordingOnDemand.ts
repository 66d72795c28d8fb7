import type { OperationContract } from '../../contract.js'
import { base, command, declared, done, recordOnDemandPermission } from './interaction.js'

export const stopRecordingOnDemand = {
  ...command,
  operationId: 'stopRecordingOnDemand',
  path: `${base}/stop-recording-on-demand`,
  summary: "Stop the recording of an agent's active call",
  security: { kind: 'bearer', permission: recordOnDemandPermission },
  ambiguities: [...command.ambiguities, 'record-on-demand-stop-when-not-recording'],
  errorShapes: { default: 'code' },
  responses: { ...done, ...declared([400, 401, 403, 404, 409, 425, 500, 504]) },
} as const satisfies OperationContract
