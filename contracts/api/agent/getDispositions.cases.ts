import type { CaseResponse, ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { agent, version } from './contact.cases.js'

const params = { version }

const rejection = (errorCode: number, errorMessage: string, of = version): CaseResponse => ({
  status: errorCode,
  body: {
    errorCode,
    errorMessage,
    path: `/inContactAPI/services/${of}/dispositions`,
    timestamp: any('instant'),
  },
})

export const cases: ContractCases = [
  {
    name: 'returns an empty list, because the mock has no dispositions',
    request: { as: agent, params },
    expect: {
      status: 200,
      body: {
        businessUnitId: any('integer'),
        dispositions: [],
        totalRecords: 0,
        _links: { self: any('url') },
      },
    },
  },
  {
    name: 'returns 400 for a skip that is not a number',
    request: { as: agent, params, query: { skip: 'all' } },
    expect: rejection(400, 'The query parameter skip is not valid: it must be integer'),
  },
  {
    name: 'returns 401 for a request without a token',
    request: { params },
    expect: rejection(401, 'Invalid or expired token'),
  },
  {
    name: 'returns 403 on a tenant with only Multi-ACD',
    world: { product: 'multi-acd' },
    request: { as: agent, params },
    expect: rejection(403, 'Insufficient permissions'),
  },
  {
    name: 'returns 404 for an unknown version',
    request: { as: agent, params: { version: 'v35.0' } },
    expect: rejection(404, 'resource not found', 'v35.0'),
  },
]
