import type { ContractCases } from '../../case.js'
import { accessKeyRejection, accessKeyRejections } from './access-keys.cases.js'
import { plainText } from './rejections.cases.js'
import { colleaguesKey, sam } from './samples.cases.js'

const params = { accessKeyId: 'SAMDEMOKEY' } as const
const updated = { status: 200, headers: { 'content-type': null }, body: '' } as const

export const cases: ContractCases = [
  {
    name: 'deactivates a key',
    request: { as: sam, params, json: { isActive: false } },
    expect: updated,
  },
  {
    name: 'activates a key that was deactivated',
    before: [{ operation: 'updateAccessKey', as: sam, params, json: { isActive: false } }],
    request: { as: sam, params, json: { isActive: true } },
    expect: updated,
  },
  {
    name: 'returns 404 for an unknown key',
    request: { as: sam, params: { accessKeyId: 'NOKEY' }, json: { isActive: false } },
    expect: accessKeyRejection(404),
  },
  {
    name: 'returns 404 for a userId in the query that is not the owner of the key',
    world: { colleague: true },
    request: {
      as: sam,
      params,
      query: { userId: '11e90000-0000-4000-8000-000000005002' },
      json: { isActive: false },
    },
    expect: accessKeyRejection(404),
  },
  {
    name: 'returns 400 for a body without isActive',
    request: { as: sam, params, json: {} },
    expect: accessKeyRejection(400),
  },
  {
    name: 'returns 403 for the key of another user',
    world: { colleague: true },
    request: { as: sam, params: { accessKeyId: colleaguesKey }, json: { isActive: false } },
    expect: accessKeyRejection(403),
  },
  {
    name: 'returns 400 for a body that is not JSON',
    request: { as: sam, params, ...plainText },
    expect: accessKeyRejection(400),
  },
  ...accessKeyRejections({ as: sam, params, json: { isActive: false } }),
]
