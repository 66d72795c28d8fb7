import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { oneKeyRejections, own as params } from './access-keys.cases.js'
import { agent } from './contact.cases.js'

const key = { accessKeyId: 'SAMDEMOKEY', agentId: 5001, billingId: any('integer'), isActive: true }

export const cases: ContractCases = [
  {
    name: 'returns the key without its secret',
    request: { as: agent, params },
    expect: { status: 200, body: { accessKey: key } },
  },
  {
    name: 'shows that the key was deactivated',
    before: [{ operation: 'updateAcdAccessKey', as: agent, params, query: { isActive: 'false' } }],
    request: { as: agent, params },
    expect: { status: 200, body: { accessKey: { ...key, isActive: false } } },
  },
  ...oneKeyRejections(),
]
