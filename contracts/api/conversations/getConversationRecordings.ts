import type { OperationContract } from '../../contract.js'
import { genesysSdk } from '../../evidence.js'
import { errorResponse, platformErrors } from '../error-body.js'
import { readsRecordings, recordingSchema, recordingsParameters } from './recording.js'

export const getConversationRecordings = {
  operationId: 'getConversationRecordings',
  surface: 'platform',
  method: 'GET',
  path: '/api/v2/conversations/{conversationId}/recordings',
  summary: 'List the recordings of a conversation',
  security: { kind: 'bearer', anyScope: readsRecordings },
  evidence: genesysSdk,
  ambiguities: [
    'recordings-permission',
    'recordings-before-start',
    'division-refusal',
    'conversation-not-found-code',
    'disabled-client-tokens',
  ],
  parameters: recordingsParameters,
  responses: {
    '200': {
      description: 'the recordings that were started',
      content: { 'application/json': { schema: { type: 'array', items: recordingSchema } } },
    },
    '202': {
      description: 'a recording is still being transcoded; the body is an empty array',
      content: { 'application/json': { schema: { type: 'array', items: {}, maxItems: 0 } } },
    },
    '400': errorResponse('a query parameter is not valid'),
    '404': errorResponse('no conversation has this id'),
    ...platformErrors,
  },
} as const satisfies OperationContract
