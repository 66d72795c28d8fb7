import type { ContractCases } from '../../case.js'
import { rejected } from '../error-body.cases.js'
import { withoutToken } from '../platform.cases.js'
import { alertingConversation, connectedConversation } from './demo.cases.js'

const page = {
  pageSize: 25,
  pageNumber: 1,
  total: 2,
  pageCount: 1,
  selfUri: '/api/v2/conversations?pageSize=25&pageNumber=1',
  firstUri: '/api/v2/conversations?pageSize=25&pageNumber=1',
  lastUri: '/api/v2/conversations?pageSize=25&pageNumber=1',
}

export const cases: ContractCases = [
  {
    name: 'lists the calls that have not ended',
    request: { as: 'studio-basic' },
    expect: {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: { entities: [connectedConversation, alertingConversation], ...page },
    },
  },
  {
    name: 'pages',
    request: { as: 'studio-basic', query: { pageSize: '1', pageNumber: '2' } },
    expect: {
      status: 200,
      body: {
        entities: [alertingConversation],
        pageSize: 1,
        pageNumber: 2,
        total: 2,
        pageCount: 2,
        selfUri: '/api/v2/conversations?pageSize=1&pageNumber=2',
        firstUri: '/api/v2/conversations?pageSize=1&pageNumber=1',
        lastUri: '/api/v2/conversations?pageSize=1&pageNumber=2',
        previousUri: '/api/v2/conversations?pageSize=1&pageNumber=1',
      },
    },
  },
  {
    name: 'lists nothing of a division without a grant',
    request: { as: 'other-division' },
    expect: { status: 200, body: { entities: [], ...page, total: 0 } },
  },
  {
    name: 'returns 400 for a pageSize that is not a number',
    request: { as: 'studio-basic', query: { pageSize: 'many' } },
    expect: rejected(400, 'bad.request', 'The query parameter pageSize is not valid: it must be integer', {
      details: [{ errorCode: 'type', fieldName: 'pageSize' }],
    }),
  },
  {
    name: 'returns 400 not.a.user under that variant',
    assume: { 'conversations-without-user': 'not-a-user' },
    request: { as: 'studio-basic' },
    expect: rejected(
      400,
      'not.a.user',
      'This request requires a user context. Client credentials cannot be used for requests to this resource.',
    ),
  },
  withoutToken({}),
]
