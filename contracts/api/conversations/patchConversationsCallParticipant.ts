import type { OperationContract } from '../../contract.js'
import { genesysClass } from '../../evidence.js'
import { participantAmbiguities, recordErrors } from './participant.js'

const description = 'the mock responds with 501'
const flag = { type: 'boolean', description } as const

/** What Genesys changes of a participant, and the mock does not. */
export const fieldsNotImplemented = {
  state: { type: 'string', description },
  wrapup: { type: 'object', description },
  wrapupSkipped: flag,
  muted: flag,
  confined: flag,
  held: flag,
  resumeTime: { type: 'string', description },
} as const

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
  evidence: genesysClass('conversations'),
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
            ...fieldsNotImplemented,
          },
        },
      },
    },
  },
  responses: { '202': { description: 'accepted; no body' }, ...recordErrors },
} as const satisfies OperationContract
