import type { ContractCases } from '../../case.js'
import { rejected } from '../error-body.cases.js'
import { lacks, unknownConversation, withoutScope, withoutToken } from '../platform.cases.js'
import { finishedRecording } from './demo.cases.js'

export const cases: ContractCases = [
  {
    name: 'lists a finished recording',
    request: { as: 'studio-basic', params: { conversationId: 'conv-789' } },
    expect: { status: 200, headers: { 'content-type': 'application/json' }, body: [finishedRecording] },
  },
  {
    name: 'returns 400 for a format that Genesys does not list',
    request: { as: 'studio-basic', params: { conversationId: 'conv-789' }, query: { formatId: 'XYZ' } },
    expect: rejected(
      400,
      'bad.request',
      'The query parameter formatId is not valid: it must be equal to one of the allowed values',
      { details: [{ errorCode: 'enum', fieldName: 'formatId' }] },
    ),
  },
  {
    name: 'returns 400 for a maxWaitMs that is not positive',
    request: { as: 'studio-basic', params: { conversationId: 'conv-789' }, query: { maxWaitMs: '-1' } },
    expect: rejected(400, 'bad.request', 'The query parameter maxWaitMs is not valid: it must be >= 1', {
      details: [{ errorCode: 'minimum', fieldName: 'maxWaitMs' }],
    }),
  },
  {
    name: 'lists nothing before a start',
    request: { as: 'studio-basic', params: { conversationId: 'conv-123' } },
    expect: { status: 200, body: [] },
  },
  {
    name: 'lists the recording before a start under that variant',
    assume: { 'recordings-before-start': 'listed' },
    request: { as: 'studio-basic', params: { conversationId: 'conv-456' } },
    expect: {
      status: 200,
      body: [
        {
          id: 'rec-456',
          conversationId: 'conv-456',
          sessionId: 'call-456-customer',
          media: 'call',
          mediaSubtype: 'Trunk',
          recordingFileRole: 'CUSTOMER_EXPERIENCE',
          selfUri: '/api/v2/conversations/conv-456/recordings/rec-456',
        },
      ],
    },
  },
  {
    name: "returns 403 for recording:read under the variant with Genesys Cloud's permissions",
    assume: { 'recordings-permission': 'recording-recording' },
    request: { as: 'studio-basic', params: { conversationId: 'conv-789' } },
    expect: lacks(
      'recording:recording:view, recording:recordingSegment:view, recording:snippetRecording:view, recording:screenRecording:view',
    ),
  },
  withoutScope('recording:read', { as: 'other-division', params: { conversationId: 'conv-789' } }),
  unknownConversation({ as: 'recorder', params: { conversationId: 'conv-0' } }),
  withoutToken({ params: { conversationId: 'conv-123' } }),
  {
    name: 'returns 202 and no recording while it is being transcoded',
    world: { transcodeSeconds: 3600 },
    request: { as: 'studio-basic', params: { conversationId: 'conv-789' } },
    expect: { status: 202, body: [] },
  },
]
