import type { OperationContract } from '../../contract.js'
import { recordingstate, recordingstateErrors } from './recordingstate.js'

const state = {
  content: { 'application/json': { schema: { type: 'string', enum: ['ACTIVE', 'PAUSED', 'NONE'] } } },
} as const

export const putConversationsCallRecordingstate = {
  ...recordingstate,
  operationId: 'putConversationsCallRecordingstate',
  method: 'PUT',
  path: '/api/v2/conversations/calls/{conversationId}/recordingstate',
  summary: 'Pause or resume the recording of a call',
  ambiguities: [...recordingstate.ambiguities, 'recordingstate-put-status'],
  responses: {
    '200': { description: 'the new state, under recordingstate-put-status=ok-200', ...state },
    '202': { description: 'accepted; the new state', ...state },
    ...recordingstateErrors,
  },
} as const satisfies OperationContract
