import type { ContractCases } from '../../case.js'
import { colleaguesKey, samId } from '../cxone-authentication/samples.cases.js'
import { notYours, accessKeyRejections } from './access-keys.cases.js'
import { agent, rejected, version } from './contact.cases.js'

const params = { version, accessKeyId: 'SAMDEMOKEY' }

export const cases: ContractCases = [
  {
    name: 'deactivates a key',
    request: { as: agent, params, json: { isActive: false } },
    expect: {
      status: 200,
      body: { resultSet: { accessKeyId: 'SAMDEMOKEY', isActive: false, userId: samId } },
    },
  },
  {
    name: 'returns 404 for an unknown key',
    request: { as: agent, params: { version, accessKeyId: 'NOKEY' }, json: { isActive: false } },
    expect: rejected(404, "This sandbox has no access key 'NOKEY'."),
  },
  {
    name: 'returns 404 for an empty id',
    request: { as: agent, params: { version, accessKeyId: '' }, json: { isActive: false } },
    expect: rejected(404, "This sandbox has no access key ''."),
  },
  {
    name: 'returns 400 for a body without isActive',
    request: { as: agent, params, json: {} },
    expect: rejected(400, 'The request body is not valid: isActive is required'),
  },
  {
    name: 'returns 403 for the key of another user',
    world: { colleague: true },
    request: { as: agent, params: { version, accessKeyId: colleaguesKey }, json: { isActive: false } },
    expect: notYours,
  },
  ...accessKeyRejections({ accessKeyId: 'SAMDEMOKEY' }, { isActive: false }),
]
