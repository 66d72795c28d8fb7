import type { OperationContract } from '../../contract.js'
import { assumed } from '../../evidence.js'
import { errorResponse, platformErrors } from '../error-body.js'
import { envelope, pagingParameters } from '../paging.js'
import { participantSchema } from './conversation.js'

export const getConversationParticipants = {
  operationId: 'getConversationParticipants',
  surface: 'platform',
  method: 'GET',
  path: '/api/v2/conversations/{conversationId}/participants',
  summary: 'List the participants of a conversation',
  security: { kind: 'bearer' },
  evidence: assumed('participants-shape'),
  ambiguities: [
    'participants-shape',
    'division-refusal',
    'conversation-not-found-code',
    'disabled-client-tokens',
  ],
  parameters: pagingParameters,
  responses: {
    '200': {
      description: 'a page of participants; an array under participants-shape=array',
      content: {
        'application/json': {
          schema: { oneOf: [envelope(participantSchema), { type: 'array', items: participantSchema }] },
        },
      },
    },
    '400': errorResponse('a paging parameter is not valid'),
    '404': errorResponse('no conversation has this id'),
    ...platformErrors,
  },
} as const satisfies OperationContract
