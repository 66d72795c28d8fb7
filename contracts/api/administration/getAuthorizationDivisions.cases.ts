import type { ContractCases } from '../../case.js'
import { rejected } from '../error-body.cases.js'
import { withoutToken } from '../platform.cases.js'
import { demoDivision, otherDivision } from './division.cases.js'

const uri = '/api/v2/authorization/divisions?pageSize=25&pageNumber=1'
const page = { pageSize: 25, pageNumber: 1, pageCount: 1, selfUri: uri, firstUri: uri, lastUri: uri }

export const cases: ContractCases = [
  {
    name: 'lists the divisions to any token',
    request: { as: 'studio-basic' },
    expect: {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: { ...page, entities: [demoDivision, otherDivision], total: 2 },
    },
  },
  {
    name: 'finds a division by its id',
    request: { as: 'studio-basic', query: { id: 'div-other' } },
    expect: { status: 200, body: { ...page, entities: [otherDivision], total: 1 } },
  },
  {
    name: 'finds a division by a part of its name',
    request: { as: 'studio-basic', query: { name: 'dem' } },
    expect: { status: 200, body: { ...page, entities: [demoDivision], total: 1 } },
  },
  {
    name: 'returns 400 for a pageSize that is not a number',
    request: { as: 'studio-basic', query: { pageSize: 'many' } },
    expect: rejected(400, 'bad.request', 'The query parameter pageSize is not valid: it must be integer', {
      details: [{ errorCode: 'type', fieldName: 'pageSize' }],
    }),
  },
  withoutToken({}),
]
