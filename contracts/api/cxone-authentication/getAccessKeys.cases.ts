import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { accessKeyRejection, accessKeyRejections, forOthers } from './access-keys.cases.js'
import { colleagueId, colleaguesKey, sam, samId, tenantId } from './samples.cases.js'

const own = {
  accessKeyId: 'SAMDEMOKEY',
  userId: samId,
  tenantId,
  agentId: 5001,
  billingId: any('integer'),
  isActive: true,
}
const colleagues = { ...own, accessKeyId: colleaguesKey, userId: colleagueId, agentId: 5002 }

const listed = (...accessKeys: readonly object[]) => ({
  status: 200,
  body: { accessKeys, totalRecords: accessKeys.length, _links: { self: any('url') } },
})

export const cases: ContractCases = [
  {
    name: 'lists only the own keys with the permission My Access Key',
    world: { colleague: true },
    request: { as: sam },
    expect: listed(own),
  },
  {
    name: 'lists the keys of everybody with the permission Access Key',
    world: { colleague: true, permissions: forOthers },
    request: { as: sam },
    expect: listed(own, colleagues),
  },
  {
    name: 'lists only the own keys with the permission Access Key under that variant',
    assume: { 'access-key-list': 'own' },
    world: { colleague: true, permissions: forOthers },
    request: { as: sam },
    expect: listed(own),
  },
  {
    name: 'lists the keys of one user',
    world: { colleague: true, permissions: forOthers },
    request: { as: sam, query: { userId: colleagueId } },
    expect: listed(colleagues),
  },
  {
    name: 'lists the keys of one agent',
    world: { colleague: true, permissions: forOthers },
    request: { as: sam, query: { agentId: '5002' } },
    expect: listed(colleagues),
  },
  {
    name: 'omits a key that was deleted',
    before: [{ operation: 'deleteAccessKey', as: sam, params: { accessKeyId: 'SAMDEMOKEY' } }],
    request: { as: sam },
    expect: listed(),
  },
  {
    name: 'returns 400 for an agentId that is not a number',
    request: { as: sam, query: { agentId: 'me' } },
    expect: accessKeyRejection(400),
  },
  {
    name: 'returns 403 for the keys of another user',
    world: { colleague: true },
    request: { as: sam, query: { userId: colleagueId } },
    expect: accessKeyRejection(403),
  },
  ...accessKeyRejections({ as: sam }),
]
