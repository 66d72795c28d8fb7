import type { OperationContract } from '../../contract.js'
import { base, command, declared, done, recordOnDemandPermission, userIdParameter } from './interaction.js'

export const startRecordingOnDemand = {
  ...command,
  operationId: 'startRecordingOnDemand',
  path: `${base}/start-recording-on-demand`,
  summary: "Start the recording of an agent's active call",
  security: { kind: 'bearer', permission: recordOnDemandPermission },
  ambiguities: [
    ...command.ambiguities,
    'record-on-demand-start-while-recording',
    'start-after-do-not-record',
    'end-while-starting',
  ],
  parameters: [
    userIdParameter,
    {
      name: 'mediaType',
      in: 'query',
      description: 'default: voice',
      schema: { type: 'string', enum: ['voice', 'voiceAndScreen'] },
    },
  ],
  errorShapes: { default: 'code' },
  responses: { ...done, ...declared([400, 401, 403, 404, 409, 425, 500, 504]) },
} as const satisfies OperationContract
