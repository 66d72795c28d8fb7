import type { OperationContract, Schema } from '../../contract.js'
import { assumed, forumThread } from '../../evidence.js'
import { recordingSchema } from '../conversations/recording.js'
import { errorResponse } from '../error-body.js'

/** The request body of both paths. */
const commandSchema = {
  type: 'object',
  required: ['recordingId'],
  properties: {
    recordingId: {
      type: 'string',
      minLength: 1,
      description: 'recordingId of the conversation; not the conversation, conference or contact id',
    },
    action: { type: 'string', enum: ['start', 'stop'], description: 'default: the action in the path' },
  },
} as const satisfies Schema

export const command = {
  surface: 'recordingcontrols',
  method: 'POST',
  security: { kind: 'bearer', anyScope: ['recording:control'] },
  evidence: forumThread,
  responseEvidence: {
    '200': assumed('success-body'),
    '202': assumed('settling-status'),
  },
  ambiguities: [
    'missing-scope',
    'unauthorized-body',
    'disabled-client-tokens',
    'do-not-record-elsewhere',
    'unauthorized-challenge',
    'unauthorized-correlation-id',
    'action-stop-on-start-path',
    'action-start-on-stop-path',
    'action-absent',
    'bad-body-status',
    'unknown-recording',
    'state-conflict-status',
    'start-while-recording',
    'start-while-paused',
    'start-after-stop',
    'settling-status',
    'locked-status',
    'end-while-starting',
    'success-body',
    'division-refusal',
    'media-type',
    'content-type-parameters',
  ],
  requestBody: { required: true, content: { 'application/json': { schema: commandSchema } } },
  responses: {
    '200': {
      description: 'the recording after the command',
      content: { 'application/json': { schema: recordingSchema } },
    },
    '202': {
      description: 'accepted; the unchanged recording, because the command takes time to settle',
      content: { 'application/json': { schema: recordingSchema } },
    },
    '204': { description: 'done, under success-body=empty' },
    '400': errorResponse('the body is not JSON, has no recordingId or has an unknown action'),
    '401': { description: 'no valid token, or a token without recording:control; the body is empty' },
    '403': errorResponse("the client has no grant for the conversation's division"),
    '404': errorResponse('no recording has this id'),
    '409': errorResponse('the state of the call or of its recording does not allow the command'),
    '415': errorResponse('the Content-Type is not application/json'),
    '425': errorResponse('the previous command is still being processed'),
    '422': errorResponse('under state-conflict-status=422 or bad-body-status=422'),
  },
} as const satisfies Partial<OperationContract>
