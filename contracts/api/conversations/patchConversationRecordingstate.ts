import type { OperationContract } from '../../contract.js'
import { recordingstate, recordingstateErrors } from './recordingstate.js'

export const patchConversationRecordingstate = {
  ...recordingstate,
  operationId: 'patchConversationRecordingstate',
  method: 'PATCH',
  path: '/api/v2/conversations/{conversationId}/recordingstate',
  summary: 'Pause or resume the recording of a conversation',
  responses: { '202': { description: 'accepted; no body' }, ...recordingstateErrors },
} as const satisfies OperationContract
