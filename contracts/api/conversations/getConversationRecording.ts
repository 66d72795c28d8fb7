import type { OperationContract } from '../../contract.js'
import { genesysSdk } from '../../evidence.js'
import { errorResponse, platformErrors } from '../error-body.js'
import { readsRecordings, recordingParameters, recordingSchema } from './recording.js'

export const getConversationRecording = {
  operationId: 'getConversationRecording',
  surface: 'platform',
  method: 'GET',
  path: '/api/v2/conversations/{conversationId}/recordings/{recordingId}',
  summary: 'Read one recording of a conversation',
  security: { kind: 'bearer', anyScope: readsRecordings },
  evidence: genesysSdk,
  ambiguities: [
    'recordings-permission',
    'recordings-before-start',
    'division-refusal',
    'conversation-not-found-code',
    'disabled-client-tokens',
  ],
  parameters: recordingParameters,
  responses: {
    '200': { description: 'the recording', content: { 'application/json': { schema: recordingSchema } } },
    '202': {
      description: 'the recording is still being transcoded',
      content: { 'application/json': { schema: recordingSchema } },
    },
    '400': errorResponse('a query parameter is not valid'),
    '404': errorResponse('the conversation or the recording does not exist'),
    ...platformErrors,
  },
} as const satisfies OperationContract
