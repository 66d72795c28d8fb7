import type { OperationContract } from '../../contract.js'
import { genesysStatuses } from '../../evidence.js'
import { participantAmbiguities, recordErrors } from './participant.js'

const notImplemented = { description: 'the mock responds with 501' } as const

export const patchConversationsCallParticipant = {
  operationId: 'patchConversationsCallParticipant',
  surface: 'platform',
  method: 'PATCH',
  path: '/api/v2/conversations/calls/{conversationId}/participants/{participantId}',
  summary: 'Start or stop the ad-hoc recording of a participant',
  security: {
    kind: 'bearer',
    anyScope: {
      ambiguity: 'participant-recording-permission',
      variants: {
        'control-or-documented': ['recording:control', 'conversation:call:record'],
        'documented-only': ['conversation:call:record'],
      },
    },
  },
  evidence: genesysStatuses,
  ambiguities: participantAmbiguities,
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          minProperties: 1,
          properties: {
            recording: {
              type: 'boolean',
              description: 'true starts the ad-hoc recording of this participant, false stops it',
            },
            state: notImplemented,
            wrapup: notImplemented,
            wrapupSkipped: notImplemented,
            muted: notImplemented,
            confined: notImplemented,
            held: notImplemented,
            resumeTime: notImplemented,
          },
        },
      },
    },
  },
  responses: { '202': { description: 'accepted; no body' }, ...recordErrors },
} as const satisfies OperationContract
