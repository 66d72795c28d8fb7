import type { OperationContract } from '../../contract.js'
import { genesysSdk } from '../../evidence.js'
import { errorBody, errorResponse, platformRefusals } from '../error-body.js'

/** What both operations that pause and resume share. */
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
  evidence: genesysSdk,
  ambiguities: [
    'recordingstate-permission',
    'recordingstate-when-not-recording',
    'division-refusal',
    'media-type',
  ],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['recordingState'],
          properties: { recordingState: { type: 'string', enum: ['PAUSED', 'ACTIVE'] } },
        },
      },
    },
  },
} as const satisfies Partial<OperationContract>

export const recordingstateRefusals = {
  '400': errorResponse('the body is not valid, or the call is not being recorded'),
  '404': errorResponse('no conversation has this id'),
  '415': errorResponse('the Content-Type is not application/json'),
  ...platformRefusals,
} as const

export const start = {
  operation: 'startRecording',
  as: 'recorder',
  json: { recordingId: 'rec-123' },
} as const

export const conversation = { conversationId: 'conv-123' } as const

/** The refusal of a token that has none of these scopes. */
export const lacks = (scopes: string) =>
  ({
    status: 403,
    body: errorBody(
      403,
      'missing.any.permissions',
      `Unable to perform the requested action. You must have at least one of the following permissions assigned: [${scopes}]`,
    ),
  }) as const

export const missingPermission = lacks('recording:control, conversation:recording:pauseOthers')

export const lowerCaseState = {
  status: 400,
  body: errorBody(
    400,
    'invalid.value',
    'Value [paused] is not valid for field type [recordingState]. Allowable values are: PAUSED, ACTIVE',
    {
      messageWithParams:
        'Value [{value}] is not valid for field type [{field}]. Allowable values are: {allowed}',
      messageParams: { value: 'paused', field: 'recordingState', allowed: 'PAUSED, ACTIVE' },
      details: [{ errorCode: 'invalid.value', fieldName: 'recordingState' }],
    },
  ),
} as const

export const notRecording = {
  status: 400,
  body: errorBody(400, 'bad.request', 'Recording rec-123 has not started: it cannot be paused.'),
} as const

export const whileStarting = {
  status: 400,
  body: errorBody(
    400,
    'bad.request',
    'Recording rec-123 is locked while it is starting: it cannot be paused.',
  ),
} as const
