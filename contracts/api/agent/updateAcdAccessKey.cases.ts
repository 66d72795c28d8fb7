import type { ContractCases } from '../../case.js'
import { colleaguesKey } from '../cxone-authentication/samples.cases.js'
import { notYours, accessKeyRejections } from './access-keys.cases.js'
import { agent, rejected, version } from './contact.cases.js'

const params = { version, accessKeyId: 'SAMDEMOKEY' }
const query = { isActive: 'false' }
const done = { status: 200, headers: { 'content-type': null }, body: '' } as const

export const cases: ContractCases = [
  {
    name: 'deactivates a key',
    request: { as: agent, params, query },
    expect: done,
  },
  {
    name: 'returns 404 for an unknown key',
    request: { as: agent, params: { version, accessKeyId: 'NOKEY' }, query },
    expect: rejected(404, "This sandbox has no access key 'NOKEY'."),
  },
  {
    name: 'returns 404 for an empty id',
    request: { as: agent, params: { version, accessKeyId: '' }, query },
    expect: rejected(404, "This sandbox has no access key ''."),
  },
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
  {
    name: 'returns 403 for the key of another user',
    world: { colleague: true },
    request: { as: agent, params: { version, accessKeyId: colleaguesKey }, query },
    expect: notYours,
  },
  ...accessKeyRejections({ accessKeyId: 'SAMDEMOKEY' }, query),
]
