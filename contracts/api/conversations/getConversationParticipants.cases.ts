import type { ContractCases } from '../../case.js'
import { rejected } from '../error-body.cases.js'
import { unknownConversation, withoutGrant, withoutToken } from '../platform.cases.js'
import { connectedParticipants } from './demo.cases.js'

const page = '/api/v2/conversations/conv-123/participants?pageSize=25&pageNumber=1'

export const cases: ContractCases = [
  {
    name: 'lists the participants to any valid token',
    request: { as: 'studio-basic', params: { conversationId: 'conv-123' } },
    expect: {
      status: 200,
      body: {
        entities: connectedParticipants,
        pageSize: 25,
        pageNumber: 1,
        total: 2,
        pageCount: 1,
        selfUri: page,
        firstUri: page,
        lastUri: page,
      },
    },
  },
  {
    name: 'returns an array under that variant',
    assume: { 'participants-shape': 'array' },
    request: { as: 'studio-basic', params: { conversationId: 'conv-123' } },
    expect: { status: 200, body: connectedParticipants },
  },
  {
    name: 'returns 404 under the variant without this operation',
    assume: { 'participants-shape': 'absent' },
    request: { as: 'studio-basic', params: { conversationId: 'conv-123' } },
    expect: rejected(404, 'not.found', 'The requested resource was not found.'),
  },
  unknownConversation({ as: 'studio-basic', params: { conversationId: 'rec-123' } }),
  withoutGrant({ as: 'other-division', params: { conversationId: 'conv-123' } }),
  withoutToken({ params: { conversationId: 'conv-123' } }),
  {
    name: 'returns 400 for a pageNumber that is not a number',
    request: { as: 'studio-basic', params: { conversationId: 'conv-123' }, query: { pageNumber: 'one' } },
    expect: rejected(400, 'bad.request', 'The query parameter pageNumber is not valid: it must be integer', {
      details: [{ errorCode: 'type', fieldName: 'pageNumber' }],
    }),
  },
]
