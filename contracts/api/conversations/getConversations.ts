import type { OperationContract } from '../../contract.js'
import { assumed } from '../../evidence.js'
import { errorResponse, platformErrors } from '../error-body.js'
import { envelope, pagingParameters } from '../paging.js'
import { conversationSchema } from './conversation.js'

export const getConversations = {
  operationId: 'getConversations',
  surface: 'platform',
  method: 'GET',
  path: '/api/v2/conversations',
  summary: 'List the active conversations',
  security: { kind: 'bearer' },
  evidence: assumed('conversations-without-user'),
  ambiguities: ['conversations-without-user', 'conversation-recording-id'],
  parameters: pagingParameters,
  responses: {
    '200': {
      description: 'a page of active conversations',
      content: { 'application/json': { schema: envelope(conversationSchema) } },
    },
    '400': errorResponse('a paging parameter is not valid; not.a.user under conversations-without-user'),
    ...platformErrors,
  },
} as const satisfies OperationContract
