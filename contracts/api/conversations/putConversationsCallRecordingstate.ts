import type { OperationContract } from '../../contract.js'
import { recordingstate, recordingstateErrors } from './recordingstate.js'

export const putConversationsCallRecordingstate = {
  ...recordingstate,
  operationId: 'putConversationsCallRecordingstate',
  method: 'PUT',
  path: '/api/v2/conversations/calls/{conversationId}/recordingstate',
  summary: 'Pause or resume the recording of a call',
  responses: {
    '200': {
      description: 'the new state',
      content: { 'application/json': { schema: { type: 'string', enum: ['PAUSED', 'ACTIVE'] } } },
    },
    ...recordingstateErrors,
  },
} as const satisfies OperationContract
