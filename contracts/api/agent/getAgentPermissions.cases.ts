import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { agent, forbidden, rejected, version } from './contact.cases.js'
import { withoutProduct, withoutToken } from './rejections.cases.js'

const params = { version }
const own = { as: agent, params, query: { agentId: '5001' } }

export const cases: ContractCases = [
  {
    name: 'has RecordContact and Masking',
    request: own,
    expect: {
      status: 200,
      body: {
        permissions: [
          { BusinessUnitId: any('integer'), Key: 'RecordContact', Value: 'True' },
          { BusinessUnitId: any('integer'), Key: 'Masking', Value: 'True' },
        ],
      },
    },
  },
  {
    name: 'lists no permissions of Record on Demand, which is another product',
    world: { permissions: ['Multi-ACD Record on Demand API', 'Masking'] },
    request: own,
    expect: {
      status: 200,
      body: { permissions: [{ BusinessUnitId: any('integer'), Key: 'Masking', Value: 'True' }] },
    },
  },
  {
    name: 'has those of the agent of the token without an agentId',
    world: { permissions: ['Masking'] },
    request: { as: agent, params },
    expect: {
      status: 200,
      body: { permissions: [{ BusinessUnitId: any('integer'), Key: 'Masking', Value: 'True' }] },
    },
  },
  {
    name: 'returns 404 for the agentId of another agent',
    request: { ...own, query: { agentId: '5002' } },
    expect: rejected(404, 'Invalid Agent Id'),
  },
  {
    name: 'returns 403 for the agentId of another agent under that variant',
    assume: { 'agent-of-another': 'forbidden-403' },
    request: { ...own, query: { agentId: '5002' } },
    expect: forbidden,
  },
  withoutProduct({ as: agent, params }),
  withoutToken({ params, query: own.query }),
]
