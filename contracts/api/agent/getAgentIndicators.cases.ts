import type { ContractCases } from '../../case.js'
import { agent } from './contact.cases.js'
import { agentRejections } from './own-agent.cases.js'

export const cases: ContractCases = [
  {
    name: 'lists none',
    request: { as: agent, params: { version: 'v23.0', agentId: '5001' } },
    expect: { status: 200, body: { indicators: [] } },
  },
  ...agentRejections(404),
]
