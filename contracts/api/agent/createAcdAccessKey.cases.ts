import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { colleagueId, samId, tenantId } from '../cxone-authentication/samples.cases.js'
import { notYours, accessKeyRejections } from './access-keys.cases.js'
import { agent, rejected, version } from './contact.cases.js'

const params = { version }
const made = { accessKeyId: any('string'), accessKeySecret: any('string'), isActive: true, userId: samId }
const unknown = { userId: '11e90000-0000-4000-8000-000000000000', tenantId }
const notThere = 'This sandbox has no user "11e90000-0000-4000-8000-000000000000".'.replaceAll('"', "'")

export const cases: ContractCases = [
  {
    name: 'creates a key for the user of the token',
    request: { as: agent, params, json: { userId: samId, tenantId } },
    expect: { status: 200, body: { resultSet: made } },
  },
  {
    name: 'returns only the key under that variant',
    assume: { 'acd-access-key-body': 'key-alone' },
    request: { as: agent, params, json: { userId: samId, tenantId } },
    expect: { status: 200, body: made },
  },
  {
    name: 'returns 400 for a body without tenantId',
    request: { as: agent, params, json: { userId: samId } },
    expect: rejected(400, 'The request body is not valid: tenantId is required'),
  },
  {
    name: 'returns 403 for a user other than that of the token',
    world: { colleague: true },
    request: { as: agent, params, json: { userId: colleagueId, tenantId } },
    expect: notYours,
  },
  {
    name: 'creates a key for another user under that variant',
    assume: { 'access-key-permission': 'any' },
    world: { colleague: true },
    request: { as: agent, params, json: { userId: colleagueId, tenantId } },
    expect: { status: 200 },
  },
  {
    name: 'returns 404 for an unknown user',
    request: { as: agent, params, json: unknown },
    expect: rejected(404, notThere),
  },
  {
    name: 'returns 400 for an unknown user under that variant',
    assume: { 'access-key-unknown': 'bad-request-400' },
    request: { as: agent, params, json: unknown },
    expect: rejected(400, notThere),
  },
  ...accessKeyRejections({}, { userId: samId, tenantId }),
]
