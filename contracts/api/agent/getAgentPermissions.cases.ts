import type { ContractCases } from '../../case.js'
import { agent, forbidden, refused, version } from './contact.cases.js'
import { withoutToken } from './rejections.cases.js'

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
          { Key: 'RecordContact', Value: 'True' },
          { Key: 'Masking', Value: 'True' },
        ],
      },
    },
  },
  {
    name: 'has none of Record on Demand, which is of another product',
    world: { permissions: ['Multi-ACD Record on Demand API', 'Masking'] },
    request: own,
    expect: { status: 200, body: { permissions: [{ Key: 'Masking', Value: 'True' }] } },
  },
  {
    name: 'answers 400 without an agentId',
    request: { as: agent, params },
    expect: refused(400, 'agentId is required'),
  },
  {
    name: 'answers 403 to the agentId of another',
    request: { ...own, query: { agentId: '5002' } },
    expect: forbidden,
  },
  {
    name: 'answers 404 to the agentId of another where that is assumed',
    assume: { 'agent-of-another': 'not-found-404' },
    request: { ...own, query: { agentId: '5002' } },
    expect: refused(404, 'resource not found'),
  },
  withoutToken({ params, query: own.query }),
]
