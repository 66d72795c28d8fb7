import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { colleagueId, samId, tenantId } from '../cxone-authentication/samples.cases.js'
import { notYours, refusedKeys } from './access-keys.cases.js'
import { agent, refused, version } from './contact.cases.js'

const params = { version }
const made = { accessKeyId: any('string'), accessKeySecret: any('string'), isActive: true, userId: samId }
const unknown = { userId: '11e90000-0000-4000-8000-000000000000', tenantId }
const notThere = 'This sandbox has no user "11e90000-0000-4000-8000-000000000000".'.replaceAll('"', "'")

export const cases: ContractCases = [
  {
    name: 'makes a key for the user of the token',
    request: { as: agent, params, json: { userId: samId, tenantId } },
    expect: { status: 200, body: { resultSet: made } },
  },
  {
    name: 'answers with the key alone where that is assumed',
    assume: { 'acd-access-key-body': 'key-alone' },
    request: { as: agent, params, json: { userId: samId, tenantId } },
    expect: { status: 200, body: made },
  },
  {
    name: 'answers 400 to a body without tenantId',
    request: { as: agent, params, json: { userId: samId } },
    expect: refused(400, 'The request body is not valid: tenantId is required'),
  },
  {
    name: 'answers 403 when the user is another than that of the token',
    world: { colleague: true },
    request: { as: agent, params, json: { userId: colleagueId, tenantId } },
    expect: notYours,
  },
  {
    name: 'makes a key for another user, if CXone does',
    assume: { 'access-key-permission': 'any' },
    world: { colleague: true },
    request: { as: agent, params, json: { userId: colleagueId, tenantId } },
    expect: { status: 200 },
  },
  {
    name: 'answers 404 to a user who is not there',
    request: { as: agent, params, json: unknown },
    expect: refused(404, notThere),
  },
  {
    name: 'answers 400 to a user who is not there, if CXone does',
    assume: { 'access-key-unknown': 'bad-request-400' },
    request: { as: agent, params, json: unknown },
    expect: refused(400, notThere),
  },
  ...refusedKeys({}, { userId: samId, tenantId }),
]
