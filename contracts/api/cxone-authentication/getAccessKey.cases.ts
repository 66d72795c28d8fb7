import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { accessKeyRejection, accessKeyRejections } from './access-keys.cases.js'
import { colleaguesKey, sam, samId, tenantId } from './samples.cases.js'

const params = { accessKeyId: 'SAMDEMOKEY' } as const
const key = { userId: samId, tenantId, agentId: 5001, billingId: any('integer'), isActive: true }

export const cases: ContractCases = [
  {
    name: 'returns the key without its secret',
    request: { as: sam, params },
    expect: { status: 200, body: { resultSet: key } },
  },
  {
    name: 'returns the id of the key, too, under that variant',
    assume: { 'access-key-id-in-response': 'present' },
    request: { as: sam, params },
    expect: { status: 200, body: { resultSet: { accessKeyId: 'SAMDEMOKEY', ...key } } },
  },
  {
    name: 'shows that the key was deactivated',
    before: [{ operation: 'updateAccessKey', as: sam, params, json: { isActive: false } }],
    request: { as: sam, params },
    expect: { status: 200, body: { resultSet: { ...key, isActive: false } } },
  },
  {
    name: 'returns 404 for a key that was deleted',
    before: [{ operation: 'deleteAccessKey', as: sam, params }],
    request: { as: sam, params },
    expect: accessKeyRejection(404),
  },
  {
    name: 'returns 403 for the key of another user',
    world: { colleague: true },
    request: { as: sam, params: { accessKeyId: colleaguesKey } },
    expect: accessKeyRejection(403),
  },
  ...accessKeyRejections({ as: sam, params }),
]
