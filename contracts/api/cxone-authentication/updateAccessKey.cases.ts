import type { ContractCases } from '../../case.js'
import { notYours } from './access-keys.cases.js'
import { plainText, withoutJson, withoutToken } from './rejections.cases.js'
import { colleaguesKey, sam, samId } from './samples.cases.js'
import { missing, userhubRejection } from './userhub.cases.js'

const own = { accessKeyId: 'SAMDEMOKEY' } as const
const ownPath = '/access-key-management/v1/access-keys/SAMDEMOKEY'

export const cases: ContractCases = [
  {
    name: 'deactivates a key',
    request: { as: sam, params: own, json: { isActive: false } },
    expect: {
      status: 200,
      body: { resultSet: { accessKeyId: 'SAMDEMOKEY', isActive: false, userId: samId } },
    },
  },
  {
    name: 'returns 404 for an unknown key',
    request: { as: sam, params: { accessKeyId: 'NOKEY' }, json: { isActive: false } },
    expect: userhubRejection(
      404,
      'Not Found',
      'This sandbox has no access key "NOKEY".',
      '/access-key-management/v1/access-keys/NOKEY',
    ),
  },
  {
    name: 'returns 400 for an unknown key under that variant',
    assume: { 'access-key-unknown': 'bad-request-400' },
    request: { as: sam, params: { accessKeyId: 'NOKEY' }, json: { isActive: false } },
    expect: userhubRejection(
      400,
      'Bad Request',
      'This sandbox has no access key "NOKEY".',
      '/access-key-management/v1/access-keys/NOKEY',
    ),
  },
  {
    name: 'activates a key that was deactivated',
    before: [{ operation: 'updateAccessKey', as: sam, params: own, json: { isActive: false } }],
    request: { as: sam, params: own, json: { isActive: true } },
    expect: {
      status: 200,
      body: { resultSet: { accessKeyId: 'SAMDEMOKEY', isActive: true, userId: samId } },
    },
  },
  {
    name: 'returns 400 for a body without isActive',
    request: { as: sam, params: own, json: {} },
    expect: missing('isActive', ownPath),
  },
  withoutToken(ownPath, { params: own, json: { isActive: false } }),
  {
    name: 'returns 403 for the key of another user',
    world: { colleague: true },
    request: { as: sam, params: { accessKeyId: colleaguesKey }, json: { isActive: false } },
    expect: notYours(`/access-key-management/v1/access-keys/${colleaguesKey}`),
  },
  withoutJson(ownPath, { as: sam, params: own, ...plainText }),
]
