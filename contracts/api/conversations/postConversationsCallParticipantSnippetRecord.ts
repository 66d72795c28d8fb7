import type { OperationContract } from '../../contract.js'
import { genesysCli } from '../../evidence.js'
import { participantAmbiguities, recordErrors } from './participant.js'

export const postConversationsCallParticipantSnippetRecord = {
  operationId: 'postConversationsCallParticipantSnippetRecord',
  surface: 'platform',
  method: 'POST',
  path: '/api/v2/conversations/calls/{conversationId}/participants/{participantId}/snippet/record',
  summary: 'Start or stop the snippet recording of a participant',
  security: {
    kind: 'bearer',
    anyScope: {
      ambiguity: 'participant-recording-permission',
      variants: {
        'control-or-documented': ['recording:control', 'conversation:recording:snippetRecord'],
        'documented-only': ['conversation:recording:snippetRecord'],
      },
    },
  },
  evidence: genesysCli(
    'snippet/record, "Start/stop the snippet recording for a participant"',
    'conversations_calls_participants_snippet_record',
  ),
  undeclaredStatuses: true,
  ambiguities: [...participantAmbiguities, 'snippet-record-absent'],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['type'],
          properties: {
            type: { type: 'string', enum: ['snippet', 'adhoc'] },
            record: { type: 'boolean', description: 'true starts, false stops' },
          },
        },
      },
    },
  },
  responses: {
    '200': {
      description: 'the state of the recording',
      content: { 'application/json': { schema: { type: 'string', enum: ['ACTIVE', 'PAUSED', 'NONE'] } } },
    },
    ...recordErrors,
  },
} as const satisfies OperationContract
