import type { OperationContract } from '../../contract.js'
import { genesysClass } from '../../evidence.js'
import { errorResponse, platformErrors } from '../error-body.js'

/** Shared by both operations that pause and resume. */
export const recordingstate = {
  surface: 'platform',
  security: {
    kind: 'bearer',
    anyScope: {
      ambiguity: 'recordingstate-permission',
      variants: {
        'control-or-pauseOthers': ['recording:control', 'conversation:recording:pauseOthers'],
        'pauseOthers-only': ['conversation:recording:pauseOthers'],
        write: ['recording:write'],
      },
    },
  },
  evidence: genesysClass('conversations'),
  ambiguities: [
    'recordingstate-permission',
    'recordingstate-when-not-recording',
    'recordingstate-spelling',
    'recordingstate-none',
    'division-refusal',
    'conversation-not-found-code',
    'media-type',
    'content-type-parameters',
  ],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['recordingState'],
          properties: {
            recordingState: {
              type: 'string',
              enum: ['ACTIVE', 'PAUSED', 'NONE', 'active', 'paused', 'none'],
            },
          },
        },
      },
    },
  },
} as const satisfies Partial<OperationContract>

export const recordingstateErrors = {
  '400': errorResponse('the body is not valid, or the call is not being recorded'),
  '404': errorResponse('no conversation has this id'),
  '409': errorResponse('under recordingstate-when-not-recording=conflict'),
  '415': errorResponse('the Content-Type is not application/json'),
  ...platformErrors,
} as const
