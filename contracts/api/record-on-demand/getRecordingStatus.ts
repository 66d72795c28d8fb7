import type { OperationContract, Schema } from '../../contract.js'
import {
  base,
  declared,
  interaction,
  recordOnDemandPermission,
  timestamped401,
  userIdParameter,
} from './interaction.js'

const statuses = ['Recording', 'Stopped', 'RecordingFailure', 'NoRecording'] as const

const statusSchema = {
  type: 'object',
  required: ['contactId', 'segmentId', 'interactionId', 'recordingStatusToAgent', 'recordingStatusFromAgent'],
  properties: {
    contactId: { type: 'string' },
    segmentId: { type: 'string' },
    interactionId: { type: 'string' },
    statusReason: {
      type: 'string',
      enum: [
        'Policy',
        'Hold',
        'Mask',
        'RecordOnDemand',
        'BusinessData',
        'StopOnDemand',
        'CustomerDisconsent',
      ],
    },
    recordingStatusToAgent: { type: 'string', enum: [...statuses, 'PoorRecordingQuality'] },
    recordingStatusFromAgent: { type: 'string', enum: statuses },
  },
} as const satisfies Schema

const codeTextSchema = {
  type: 'object',
  required: ['errorCode', 'message'],
  properties: { errorCode: { type: 'string' }, message: { type: 'string' } },
} as const satisfies Schema

const statusErrorSchema = {
  type: 'object',
  required: ['status', 'error'],
  properties: { status: { type: 'integer' }, error: { type: 'string' } },
} as const satisfies Schema

export const path = `${base}/get-recording-status` as const

export const getRecordingStatus = {
  ...interaction,
  operationId: 'getRecordingStatus',
  method: 'GET',
  path,
  summary: "Read whether an agent's active call is being recorded",
  security: { kind: 'bearer', permission: recordOnDemandPermission },
  ambiguities: [
    ...interaction.ambiguities,
    'recording-status-while-masked',
    'recording-status-when-idle',
    'recording-while-held',
  ],
  parameters: [userIdParameter],
  errorShapes: { default: 'status', 400: 'code-text', 401: 'timestamped' },
  responses: {
    '200': {
      description: 'the current recording status',
      content: { 'application/json': { schema: statusSchema } },
    },
    ...declared([400], codeTextSchema),
    ...timestamped401,
    ...declared([403, 404, 409, 500, 504], statusErrorSchema),
  },
} as const satisfies OperationContract
