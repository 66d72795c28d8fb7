import type { OperationContract } from '../../contract.js'
import { errorBody, noToken } from '../error-body.js'
import {
  conversation,
  lowerCaseState,
  missingPermission,
  notRecording,
  recordingstate,
  recordingstateRefusals,
  start,
  whileStarting,
} from './recordingstate.js'

export const patchConversationRecordingstate = {
  ...recordingstate,
  operationId: 'patchConversationRecordingstate',
  method: 'PATCH',
  path: '/api/v2/conversations/{conversationId}/recordingstate',
  summary: 'Pause or resume the recording of a conversation',
  responses: { '200': { description: 'done; no body' }, ...recordingstateRefusals },
  cases: [
    {
      name: 'pauses what is being recorded',
      before: [start],
      request: { as: 'recorder', params: conversation, json: { recordingState: 'PAUSED' } },
      expect: { status: 200, body: '' },
    },
    {
      name: 'answers 400 when the call is not being recorded',
      request: { as: 'recorder', params: conversation, json: { recordingState: 'PAUSED' } },
      expect: notRecording,
    },
    {
      name: 'ignores a pause when the call is not being recorded where that variant is assumed',
      assume: { 'recordingstate-when-not-recording': 'ignored' },
      request: { as: 'recorder', params: conversation, json: { recordingState: 'PAUSED' } },
      expect: { status: 200, body: '' },
    },
    {
      name: 'answers 400 while a start is in work, since no 425 is declared here',
      settle: '2s',
      before: [start],
      request: { as: 'recorder', params: conversation, json: { recordingState: 'PAUSED' } },
      expect: whileStarting,
    },
    {
      name: 'answers 400 to a state in lower case',
      before: [start],
      request: { as: 'recorder', params: conversation, json: { recordingState: 'paused' } },
      expect: lowerCaseState,
    },
    {
      name: 'answers 403 with the error body to a token without the permission',
      request: { as: 'studio-basic', params: conversation, json: { recordingState: 'PAUSED' } },
      expect: missingPermission,
    },
    {
      name: 'answers 404 to an id that no conversation has',
      request: { as: 'recorder', params: { conversationId: 'rec-123' }, json: { recordingState: 'PAUSED' } },
      expect: {
        status: 404,
        body: errorBody(404, 'conversation.error.conversation.not.found', 'The conversation does not exist.'),
      },
    },
    {
      name: 'answers 401 with the error body to a request without a token',
      request: { params: conversation, json: { recordingState: 'PAUSED' } },
      expect: noToken,
    },
  ],
} as const satisfies OperationContract
