import type { OperationContract } from '../../contract.js'
import { any } from '../../matchers.js'
import { colleagueId, samId, tenantId } from '../cxone-authentication/samples.js'
import { acdAccessKeys, notYours, refusedKeys } from './access-keys.js'
import { agent, refused, services, version } from './contact.js'

const params = { version }
const made = { accessKeyId: any('string'), accessKeySecret: any('string'), isActive: true, userId: samId }
const unknown = { userId: '11e90000-0000-4000-8000-000000000000', tenantId }
const notThere = 'This sandbox has no user "11e90000-0000-4000-8000-000000000000".'.replaceAll('"', "'")

export const createAcdAccessKey = {
  ...acdAccessKeys,
  operationId: 'createAcdAccessKey',
  method: 'POST',
  path: `${services}/access-keys`,
  summary: 'Make an access key for a user: the twin of /access-key-management at the ACD',
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['userId', 'tenantId'],
          properties: { userId: { type: 'string' }, tenantId: { type: 'string' } },
        },
      },
    },
  },
  cases: [
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
  ],
} as const satisfies OperationContract
