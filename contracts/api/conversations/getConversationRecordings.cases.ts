import type { ContractCases } from '../../case.js'
import { errorBody, noToken } from '../error-body.cases.js'
import { finishedRecording } from './demo.cases.js'

export const cases: ContractCases = [
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
]
