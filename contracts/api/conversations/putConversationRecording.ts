import type { OperationContract } from '../../contract.js'
import { genesysSdk } from '../../evidence.js'
import { errorResponse, platformErrors } from '../error-body.js'
import { changesRecordings, recordingSchema } from './recording.js'

export const putConversationRecording = {
  operationId: 'putConversationRecording',
  surface: 'platform',
  method: 'PUT',
  path: '/api/v2/conversations/{conversationId}/recordings/{recordingId}',
  summary: "Update a recording's name, archive date and delete date",
  security: { kind: 'bearer', anyScope: changesRecordings },
  evidence: genesysSdk,
  ambiguities: [
    'recordings-permission',
    'recordings-before-start',
    'division-refusal',
    'conversation-not-found-code',
    'disabled-client-tokens',
    'media-type',
    'content-type-parameters',
  ],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          properties: {
            name: { type: 'string' },
            archiveDate: { type: ['string', 'null'], format: 'date-time', description: 'null removes it' },
            deleteDate: { type: ['string', 'null'], format: 'date-time', description: 'null removes it' },
          },
        },
      },
    },
  },
  responses: {
    '200': {
      description: 'the updated recording',
      content: { 'application/json': { schema: recordingSchema } },
    },
    '400': errorResponse('the body is not JSON, or a date is not valid'),
    '404': errorResponse('the conversation or the recording does not exist'),
    '415': errorResponse('the Content-Type is not application/json'),
    ...platformErrors,
  },
} as const satisfies OperationContract
