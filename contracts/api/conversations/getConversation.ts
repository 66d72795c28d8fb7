import type { OperationContract } from '../../contract.js'
import { forumThread, genesysSdk } from '../../evidence.js'
import { errorResponse, platformErrors } from '../error-body.js'
import { conversationSchema } from './conversation.js'

export const getConversation = {
  operationId: 'getConversation',
  surface: 'platform',
  method: 'GET',
  path: '/api/v2/conversations/{conversationId}',
  summary: 'Read a conversation, whose calls contain its recordingId',
  security: { kind: 'bearer' },
  evidence: genesysSdk,
  responseEvidence: { '200 recordingId': forumThread, '200 conferenceId': forumThread },
  ambiguities: [
    'conversation-recording-id',
    'division-refusal',
    'conversation-not-found-code',
    'disabled-client-tokens',
  ],
  responses: {
    '200': {
      description: 'the conversation',
      content: { 'application/json': { schema: conversationSchema } },
    },
    '404': errorResponse('no conversation has this id'),
    ...platformErrors,
  },
} as const satisfies OperationContract
