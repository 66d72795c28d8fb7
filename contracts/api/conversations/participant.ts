import { errorResponse, platformErrors } from '../error-body.js'

/** The register entries of both operations that record a participant. */
export const participantAmbiguities = [
  'participant-recording-permission',
  'participant-recording-without-user',
  'participant-recording-conflict',
  'participant-record-after-stop',
  'do-not-record-elsewhere',
  'division-refusal',
  'conversation-not-found-code',
  'media-type',
  'content-type-parameters',
] as const

export const participantErrors = {
  '400': errorResponse('the body is not valid'),
  '404': errorResponse('the conversation or the participant does not exist'),
  '415': errorResponse('the Content-Type is not application/json'),
  ...platformErrors,
} as const

export const recordErrors = {
  ...participantErrors,
  '409': errorResponse('the state of the call or of its recording does not allow the command'),
} as const
