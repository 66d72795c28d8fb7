import type { ContractCases } from '../../case.js'
import { done, oneKeyRejections, own as params } from './access-keys.cases.js'
import { agent, rejected, unauthorized } from './contact.cases.js'

const deleted = { operation: 'deleteAcdAccessKey', as: agent, params } as const

export const cases: ContractCases = [
  { name: 'deletes a key', request: { as: agent, params }, expect: done },
  {
    name: 'returns 404 for a key that was deleted',
    before: [deleted],
    request: { as: agent, params },
    expect: rejected(404, "This sandbox has no access key 'SAMDEMOKEY'."),
  },
  {
    name: 'ends the tokens of the key under that variant',
    assume: { 'deactivated-access-key': 'end' },
    before: [deleted],
    request: { as: agent, params },
    expect: unauthorized,
  },
  ...oneKeyRejections(),
]
