import type { ContractCases } from '../../case.js'
import { errorBody, noToken } from '../error-body.cases.js'
import { finishedRecording } from './demo.cases.js'

export const cases: ContractCases = [
  {
    name: 'reads a finished recording',
    request: { as: 'studio-basic', params: { conversationId: 'conv-789', recordingId: 'rec-789' } },
    expect: { status: 200, body: finishedRecording },
  },
  {
    name: 'answers 404 to a recording that has not started',
    request: { as: 'studio-basic', params: { conversationId: 'conv-123', recordingId: 'rec-123' } },
    expect: { status: 404, body: errorBody(404, 'not.found', 'No recording has the id rec-123.') },
  },
  {
    name: 'answers 404 to a recording of another conversation',
    request: { as: 'studio-basic', params: { conversationId: 'conv-123', recordingId: 'rec-789' } },
    expect: { status: 404, body: errorBody(404, 'not.found', 'No recording has the id rec-789.') },
  },
  {
    name: 'answers 401 with the error body to a request without a token',
    request: { params: { conversationId: 'conv-789', recordingId: 'rec-789' } },
    expect: noToken,
  },
  {
    name: 'answers 202 while it is being transcoded',
    world: { transcodeSeconds: 3600 },
    request: { as: 'studio-basic', params: { conversationId: 'conv-789', recordingId: 'rec-789' } },
    expect: { status: 202, body: { ...finishedRecording, fileState: 'UPLOADING' } },
  },
  {
    name: 'answers 403 to a token without recording:read',
    request: { as: 'other-division', params: { conversationId: 'conv-789', recordingId: 'rec-789' } },
    expect: {
      status: 403,
      body: errorBody(
        403,
        'missing.any.permissions',
        'Unable to perform the requested action. You must have at least one of the following permissions assigned: [recording:read]',
      ),
    },
  },
]
