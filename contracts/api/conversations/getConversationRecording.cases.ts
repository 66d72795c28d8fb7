import type { ContractCases } from '../../case.js'
import { rejected } from '../error-body.cases.js'
import { withoutScope, withoutToken } from '../platform.cases.js'
import { finishedRecording } from './demo.cases.js'

export const cases: ContractCases = [
  {
    name: 'reads a finished recording',
    request: { as: 'studio-basic', params: { conversationId: 'conv-789', recordingId: 'rec-789' } },
    expect: { status: 200, body: finishedRecording },
  },
  {
    name: 'returns 400 for a format that Genesys does not list',
    request: {
      as: 'studio-basic',
      params: { conversationId: 'conv-789', recordingId: 'rec-789' },
      query: { formatId: 'XYZ' },
    },
    expect: rejected(
      400,
      'bad.request',
      'The query parameter formatId is not valid: it must be equal to one of the allowed values',
      { details: [{ errorCode: 'enum', fieldName: 'formatId' }] },
    ),
  },
  {
    name: 'returns 404 for a recording that has not started',
    request: { as: 'studio-basic', params: { conversationId: 'conv-123', recordingId: 'rec-123' } },
    expect: rejected(404, 'not.found', 'No recording has the id rec-123.'),
  },
  {
    name: 'returns 404 for a recording of another conversation',
    request: { as: 'studio-basic', params: { conversationId: 'conv-123', recordingId: 'rec-789' } },
    expect: rejected(404, 'not.found', 'No recording has the id rec-789.'),
  },
  withoutToken({ params: { conversationId: 'conv-789', recordingId: 'rec-789' } }),
  {
    name: 'returns 202 while it is being transcoded',
    world: { transcodeSeconds: 3600 },
    request: { as: 'studio-basic', params: { conversationId: 'conv-789', recordingId: 'rec-789' } },
    expect: { status: 202, body: { ...finishedRecording, fileState: 'UPLOADING' } },
  },
  withoutScope('recording:read', {
    as: 'other-division',
    params: { conversationId: 'conv-789', recordingId: 'rec-789' },
  }),
]
