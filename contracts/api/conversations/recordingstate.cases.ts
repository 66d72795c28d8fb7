import { errorBody } from '../error-body.cases.js'

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
