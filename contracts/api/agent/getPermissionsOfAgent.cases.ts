import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { agent, version } from './contact.cases.js'
import { agentRejections } from './own-agent.cases.js'

export const cases: ContractCases = [
  {
    name: 'has RecordContact and Masking',
    request: { as: agent, params: { version, agentId: '5001' } },
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
  ...agentRejections(404),
]
