import type { ContractCases } from '../../case.js'
import { accessKeyRejection, accessKeyRejections, forOthers } from './access-keys.cases.js'
import { colleaguesKey, sam } from './samples.cases.js'

const params = { accessKeyId: 'SAMDEMOKEY' } as const
const deleted = { status: 200, headers: { 'content-type': null }, body: '' } as const

export const cases: ContractCases = [
  { name: 'deletes a key', request: { as: sam, params }, expect: deleted },
  {
    name: 'deletes the key of another user with the permission Access Key',
    world: { colleague: true, permissions: forOthers },
    request: { as: sam, params: { accessKeyId: colleaguesKey } },
    expect: deleted,
  },
  {
    name: 'returns 404 for a key that was deleted',
    before: [{ operation: 'deleteAccessKey', as: sam, params }],
    request: { as: sam, params },
    expect: accessKeyRejection(404),
  },
  {
    name: 'ends the tokens of the key under that variant',
    assume: { 'deactivated-access-key': 'end' },
    before: [{ operation: 'deleteAccessKey', as: sam, params }],
    request: { as: sam, params },
    expect: accessKeyRejection(401),
  },
  {
    name: 'returns 403 for the key of another user',
    world: { colleague: true },
    request: { as: sam, params: { accessKeyId: colleaguesKey } },
    expect: accessKeyRejection(403),
  },
  ...accessKeyRejections({ as: sam, params }),
]
