import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { accessKeyRejection, accessKeyRejections, forOneself, forOthers } from './access-keys.cases.js'
import { plainText } from './rejections.cases.js'
import { colleagueId, sam, samId, tenantId } from './samples.cases.js'

const own = { userId: samId, tenantId }
const unknownUser = { userId: '11e90000-0000-4000-8000-000000000000', tenantId }

const created = (userId: string, agentId: number) => ({
  status: 200,
  headers: { 'cache-control': 'no-store' },
  body: {
    resultSet: {
      accessKeyId: any('string'),
      accessKeySecret: any('string'),
      isActive: true,
      userId,
      tenantId,
      agentId,
      billingId: any('integer'),
    },
  },
})

export const cases: ContractCases = [
  {
    name: 'creates a key for the user of the token',
    request: { as: sam, json: own },
    expect: created(samId, 5001),
  },
  {
    name: 'returns 400 for an unknown user',
    request: { as: sam, json: unknownUser },
    expect: accessKeyRejection(400),
  },
  {
    name: 'returns 404 for an unknown user under that variant',
    assume: { 'access-key-unknown': 'not-found-404' },
    request: { as: sam, json: unknownUser },
    expect: accessKeyRejection(404),
  },
  {
    name: 'returns 400 for another tenant',
    request: { as: sam, json: { userId: samId, tenantId: '11e90000-0000-4000-8000-000000000000' } },
    expect: accessKeyRejection(400),
  },
  {
    name: 'returns 400 for a body without tenantId',
    request: { as: sam, json: { userId: samId } },
    expect: accessKeyRejection(400),
  },
  {
    name: 'returns 403 for another user with the permission My Access Key',
    world: { colleague: true, permissions: forOneself },
    request: { as: sam, json: { userId: colleagueId, tenantId } },
    expect: accessKeyRejection(403),
  },
  {
    name: 'creates a key for another user with the permission Access Key',
    world: { colleague: true, permissions: forOthers },
    request: { as: sam, json: { userId: colleagueId, tenantId } },
    expect: created(colleagueId, 5002),
  },
  {
    name: 'creates a key for another user under that variant',
    assume: { 'access-key-permission': 'any' },
    world: { colleague: true, permissions: [] },
    request: { as: sam, json: { userId: colleagueId, tenantId } },
    expect: created(colleagueId, 5002),
  },
  {
    name: 'creates an own key with any role under that variant',
    assume: { 'access-key-permission': 'own' },
    world: { permissions: [] },
    request: { as: sam, json: own },
    expect: created(samId, 5001),
  },
  {
    name: 'returns 400 for a body that is not JSON',
    request: { as: sam, ...plainText },
    expect: accessKeyRejection(400),
  },
  ...accessKeyRejections({ as: sam, json: own }),
]
