import type { OperationContract, Schema } from '../../contract.js'
import { forumThread } from '../../evidence.js'
import { recordingSchema } from '../conversations/recording.js'
import { errorResponse } from '../error-body.js'

/** What both paths of the surface share: the body, the security and the refusals. */
const commandSchema = {
  type: 'object',
  required: ['recordingId'],
  properties: {
    recordingId: {
      type: 'string',
      minLength: 1,
      description: 'recordingId of the conversation; not the conversation, conference or contact id',
    },
    action: { type: 'string', enum: ['start', 'stop'], description: 'absent: the path says it' },
  },
} as const satisfies Schema

export const command = {
  surface: 'recordingcontrols',
  method: 'POST',
  security: { kind: 'bearer', anyScope: ['recording:control'] },
  evidence: forumThread,
  ambiguities: [
    'missing-scope',
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
  ],
  requestBody: { required: true, content: { 'application/json': { schema: commandSchema } } },
  responses: {
    '200': {
      description: 'the recording, as the command left it',
      content: { 'application/json': { schema: recordingSchema } },
    },
    '202': {
      description: 'accepted: the recording as it still is, since the command takes time to settle',
      content: { 'application/json': { schema: recordingSchema } },
    },
    '204': { description: 'done; under success-body=empty' },
    '400': errorResponse('the body is not JSON, or has no recordingId, or an unknown action'),
    '401': { description: 'no usable token, or a token without recording:control; the body is empty' },
    '403': errorResponse("the client has no grant for the conversation's division"),
    '404': errorResponse('no recording has this id'),
    '409': errorResponse('the state of the call or of its recording does not allow the command'),
    '415': errorResponse('the Content-Type is not application/json'),
    '425': errorResponse('the command before is still in work'),
    '422': errorResponse('under state-conflict-status=422 or bad-body-status=422'),
  },
} as const satisfies Partial<OperationContract>
