import type { OperationContract } from '../../contract.js'
import { genesysSdk } from '../../evidence.js'
import { errorBody, errorResponse, noToken, platformRefusals } from '../error-body.js'
import { finishedRecording } from './demo.js'
import { recordingSchema } from './recording.js'

export const getConversationRecordings = {
  operationId: 'getConversationRecordings',
  surface: 'platform',
  method: 'GET',
  path: '/api/v2/conversations/{conversationId}/recordings',
  summary: 'List the recordings of a conversation',
  security: { kind: 'bearer', anyScope: ['recording:read'] },
  evidence: genesysSdk,
  ambiguities: ['recordings-before-start', 'division-refusal'],
  responses: {
    '200': {
      description: 'the recordings that were started',
      content: { 'application/json': { schema: { type: 'array', items: recordingSchema } } },
    },
    '202': {
      description: 'a recording is still being transcoded; the body is an empty array',
      content: { 'application/json': { schema: { type: 'array', items: recordingSchema } } },
    },
    '404': errorResponse('no conversation has this id'),
    ...platformRefusals,
  },
  cases: [
    {
      name: 'lists a finished recording',
      request: { as: 'studio-basic', params: { conversationId: 'conv-789' } },
      expect: { status: 200, headers: { 'content-type': 'application/json' }, body: [finishedRecording] },
    },
    {
      name: 'lists nothing before a start',
      request: { as: 'studio-basic', params: { conversationId: 'conv-123' } },
      expect: { status: 200, body: [] },
    },
    {
      name: 'lists the recording before a start where that variant is assumed',
      assume: { 'recordings-before-start': 'listed' },
      request: { as: 'studio-basic', params: { conversationId: 'conv-456' } },
      expect: {
        status: 200,
        body: [
          {
            id: 'rec-456',
            conversationId: 'conv-456',
            media: 'call',
            mediaSubtype: 'Trunk',
            recordingFileRole: 'CUSTOMER_EXPERIENCE',
            selfUri: '/api/v2/conversations/conv-456/recordings/rec-456',
          },
        ],
      },
    },
    {
      name: 'answers 403 to a token without recording:read',
      request: { as: 'other-division', params: { conversationId: 'conv-789' } },
      expect: {
        status: 403,
        body: errorBody(
          403,
          'missing.any.permissions',
          'Unable to perform the requested action. You must have at least one of the following permissions assigned: [recording:read]',
        ),
      },
    },
    {
      name: 'answers 404 to an id that no conversation has',
      request: { as: 'recorder', params: { conversationId: 'conv-0' } },
      expect: {
        status: 404,
        body: errorBody(404, 'conversation.error.conversation.not.found', 'The conversation does not exist.'),
      },
    },
    {
      name: 'answers 401 with the error body to a request without a token',
      request: { params: { conversationId: 'conv-123' } },
      expect: noToken,
    },
    {
      name: 'answers 202 and no recording while it is being transcoded',
      world: { transcodeSeconds: 3600 },
      request: { as: 'studio-basic', params: { conversationId: 'conv-789' } },
      expect: { status: 202, body: [] },
    },
  ],
} as const satisfies OperationContract
