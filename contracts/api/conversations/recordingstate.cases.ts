import { rejected } from '../error-body.cases.js'
import { lacks } from '../platform.cases.js'

export const start = {
  operation: 'startRecording',
  as: 'recorder',
  json: { recordingId: 'rec-123' },
} as const

export const conversation = { conversationId: 'conv-123' } as const

export const missingPermission = lacks('recording:control, conversation:recording:pauseOthers')

export const invalidState = (value: string, allowed = 'ACTIVE, PAUSED') =>
  rejected(
    400,
    'invalid.value',
    `Value [${value}] is not valid for field type [recordingState]. Allowable values are: ${allowed}`,
    {
      messageWithParams:
        'Value [{value}] is not valid for field type [{field}]. Allowable values are: {allowed}',
      messageParams: { value, field: 'recordingState', allowed },
      details: [{ errorCode: 'invalid.value', fieldName: 'recordingState' }],
    },
  )

export const notRecording = rejected(
  400,
  'bad.request',
  'Recording rec-123 has not started: it cannot be paused.',
)

export const notRecordingConflict = rejected(
  409,
  'conflict',
  'Recording rec-123 has not started: it cannot be paused.',
)

export const whileStarting = rejected(
  400,
  'bad.request',
  'Recording rec-123 is locked while it is starting: it cannot be paused.',
)
