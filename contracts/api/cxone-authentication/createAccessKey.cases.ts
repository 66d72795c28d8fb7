import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { notYours } from './access-keys.cases.js'
import { path } from './createAccessKey.js'
import { plainText, withoutJson, withoutToken } from './rejections.cases.js'
import { colleagueId, sam, samId, tenantId } from './samples.cases.js'
import { missing, userhubRejection } from './userhub.cases.js'

export const cases: ContractCases = [
  {
    name: 'creates a key for the user of the token',
    request: { as: sam, json: { userId: samId, tenantId } },
    expect: {
      status: 200,
      headers: { 'cache-control': 'no-store' },
      body: {
        resultSet: {
          accessKeyId: any('string'),
          accessKeySecret: any('string'),
          isActive: true,
          userId: samId,
          tenantId,
          agentId: 5001,
          billingId: any('integer'),
        },
      },
    },
  },
  {
    name: 'returns 404 for an unknown user',
    request: { as: sam, json: { userId: '11e90000-0000-4000-8000-000000000000', tenantId } },
    expect: userhubRejection(
      404,
      'Not Found',
      'This sandbox has no user "11e90000-0000-4000-8000-000000000000".',
      path,
    ),
  },
  {
    name: 'returns 400 for an unknown user under that variant',
    assume: { 'access-key-unknown': 'bad-request-400' },
    request: { as: sam, json: { userId: '11e90000-0000-4000-8000-000000000000', tenantId } },
    expect: userhubRejection(
      400,
      'Bad Request',
      'This sandbox has no user "11e90000-0000-4000-8000-000000000000".',
      path,
    ),
  },
  {
    name: 'returns 404 for another tenant',
    request: { as: sam, json: { userId: samId, tenantId: '11e90000-0000-4000-8000-000000000000' } },
    expect: userhubRejection(
      404,
      'Not Found',
      'The tenantId is not that of this sandbox, 11e90000-0000-4000-8000-0000000000aa.',
      path,
    ),
  },
  withoutToken(path, { json: { userId: samId, tenantId } }),
  {
    name: 'returns 400 for a body without tenantId',
    request: { as: sam, json: { userId: samId } },
    expect: missing('tenantId', path),
  },
  {
    name: 'returns 403 for a user other than that of the token',
    world: { colleague: true },
    request: { as: sam, json: { userId: colleagueId, tenantId } },
    expect: notYours(path),
  },
  {
    name: 'creates a key for another user under that variant',
    assume: { 'access-key-permission': 'any' },
    world: { colleague: true },
    request: { as: sam, json: { userId: colleagueId, tenantId } },
    expect: {
      status: 200,
      body: {
        resultSet: {
          accessKeyId: any('string'),
          accessKeySecret: any('string'),
          isActive: true,
          userId: colleagueId,
          tenantId,
          agentId: 5002,
          billingId: any('integer'),
        },
      },
    },
  },
  withoutJson(path, { as: sam, ...plainText }),
]
