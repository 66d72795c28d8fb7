import type { ContractCases } from '../../case.js'
import { divisionRefusal, errorBody, noToken } from '../error-body.cases.js'
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
    name: 'answers an array where that variant is assumed',
    assume: { 'participants-shape': 'array' },
    request: { as: 'studio-basic', params: { conversationId: 'conv-123' } },
    expect: { status: 200, body: connectedParticipants },
  },
  {
    name: 'answers 404 to an id that no conversation has',
    request: { as: 'studio-basic', params: { conversationId: 'rec-123' } },
    expect: {
      status: 404,
      body: errorBody(404, 'conversation.error.conversation.not.found', 'The conversation does not exist.'),
    },
  },
  {
    name: 'answers 403 to a client without a grant for the division',
    request: { as: 'other-division', params: { conversationId: 'conv-123' } },
    expect: divisionRefusal,
  },
  {
    name: 'answers 401 with the error body to a request without a token',
    request: { params: { conversationId: 'conv-123' } },
    expect: noToken,
  },
  {
    name: 'answers 400 to a pageNumber that is not a number',
    request: { as: 'studio-basic', params: { conversationId: 'conv-123' }, query: { pageNumber: 'one' } },
    expect: {
      status: 400,
      body: errorBody(400, 'bad.request', 'The query parameter pageNumber is not valid: it must be integer', {
        details: [{ errorCode: 'type', fieldName: 'pageNumber' }],
      }),
    },
  },
]
