import type { ContractCases } from '../../case.js'
import { done, oneKeyRejections, own as params } from './access-keys.cases.js'
import { agent, rejected } from './contact.cases.js'

const query = { isActive: 'false' }

export const cases: ContractCases = [
  { name: 'deactivates a key', request: { as: agent, params, query }, expect: done },
  {
    name: 'returns 400 without isActive',
    request: { as: agent, params },
    expect: rejected(400, 'isActive is required'),
  },
  {
    name: 'returns 400 for an isActive that is neither true nor false',
    request: { as: agent, params, query: { isActive: 'no' } },
    expect: { status: 400, body: '' },
  },
  {
    name: 'changes nothing without isActive under that variant',
    assume: { 'acd-access-key-without-parameter': 'accepted' },
    request: { as: agent, params },
    expect: done,
  },
  ...oneKeyRejections(query),
]
