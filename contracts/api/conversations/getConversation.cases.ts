import type { ContractCases } from '../../case.js'
import { divisionRefusal, errorBody, noToken } from '../error-body.cases.js'
import { connectedConversation } from './demo.cases.js'

export const cases: ContractCases = [
  {
    name: 'carries the recordingId before anything is recorded',
    request: { as: 'studio-basic', params: { conversationId: 'conv-123' } },
    expect: {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: connectedConversation,
    },
  },
  {
    name: 'answers 404 to an id that no conversation has',
    request: { as: 'studio-basic', params: { conversationId: 'conv-0' } },
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
]
