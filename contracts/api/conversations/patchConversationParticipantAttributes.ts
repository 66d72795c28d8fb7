import type { OperationContract } from '../../contract.js'
import { genesysClass } from '../../evidence.js'
import { participantErrors } from './participant.js'

export const patchConversationParticipantAttributes = {
  operationId: 'patchConversationParticipantAttributes',
  surface: 'platform',
  method: 'PATCH',
  path: '/api/v2/conversations/{conversationId}/participants/{participantId}/attributes',
  summary: 'Add to the attributes (participant data) of a participant',
  security: { kind: 'bearer' },
  evidence: genesysClass('conversations'),
  ambiguities: ['division-refusal', 'conversation-not-found-code', 'media-type', 'content-type-parameters'],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['attributes'],
          properties: {
            attributes: { type: 'object', maxProperties: 1000, additionalProperties: { type: 'string' } },
          },
        },
      },
    },
  },
  responses: { '202': { description: 'accepted; no body' }, ...participantErrors },
} as const satisfies OperationContract
