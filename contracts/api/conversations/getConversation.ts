import type { OperationContract } from '../../contract.js'
import { genesysSdk } from '../../evidence.js'
import { divisionRefusal, errorBody, errorResponse, noToken, platformRefusals } from '../error-body.js'
import { conversationSchema } from './conversation.js'
import { connectedConversation } from './demo.js'

export const getConversation = {
  operationId: 'getConversation',
  surface: 'platform',
  method: 'GET',
  path: '/api/v2/conversations/{conversationId}',
  summary: 'Read a conversation, which carries its recordingId',
  security: { kind: 'bearer' },
  evidence: genesysSdk,
  ambiguities: ['division-refusal'],
  responses: {
    '200': {
      description: 'the conversation',
      content: { 'application/json': { schema: conversationSchema } },
    },
    '404': errorResponse('no conversation has this id'),
    ...platformRefusals,
  },
  cases: [
    {
      name: 'carries the recordingId before anything is recorded',
      request: { as: 'studio-basic', params: { conversationId: 'conv-123' } },
      expect: {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: connectedConversation,
      },
    },
    {
      name: 'answers 404 to an id that no conversation has',
      request: { as: 'studio-basic', params: { conversationId: 'conv-0' } },
      expect: {
        status: 404,
        body: errorBody(404, 'conversation.error.conversation.not.found', 'The conversation does not exist.'),
      },
    },
    {
      name: 'answers 403 to a client without a grant for the division',
      request: { as: 'other-division', params: { conversationId: 'conv-123' } },
      expect: divisionRefusal,
    },
    {
      name: 'answers 401 with the error body to a request without a token',
      request: { params: { conversationId: 'conv-123' } },
      expect: noToken,
    },
  ],
} as const satisfies OperationContract
