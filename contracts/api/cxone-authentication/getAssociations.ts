import type { OperationContract } from '../../contract.js'
import { cxoneSpec } from '../../evidence.js'
import { sam, samId } from './samples.js'

const text = { type: 'string' } as const
const own = { userId: samId, username: sam, tenantName: 'demo' } as const
const unauthorized = { status: 401, headers: { 'content-type': null }, body: '' } as const

export const getAssociations = {
  operationId: 'getAssociations',
  surface: 'cxone',
  method: 'GET',
  path: '/account-access/v1/associations',
  summary: 'The users that a person is in the tenants of CXone: of the one tenant that there is',
  security: { kind: 'bearer' },
  evidence: cxoneSpec,
  ambiguities: ['association-with-oneself'],
  responses: {
    '200': {
      description: 'the users',
      content: {
        'application/json': {
          schema: {
            type: 'array',
            items: {
              type: 'object',
              required: ['userId', 'username', 'tenantName'],
              properties: { userId: text, username: text, tenantName: text },
            },
          },
        },
      },
    },
    '400': { description: 'the request does not do' },
    '401': { description: 'the token does not do' },
    '403': { description: 'not permitted' },
    '500': { description: 'the service failed' },
    '502': { description: 'another service failed' },
    '504': { description: 'another service did not answer' },
  },
  cases: [
    {
      name: 'lists the user of the token alone',
      world: { colleague: true },
      request: { as: sam },
      expect: { status: 200, headers: { 'content-type': 'application/json' }, body: [own] },
    },
    {
      name: 'lists nobody where only others are listed',
      assume: { 'association-with-oneself': 'others-only' },
      request: { as: sam },
      expect: { status: 200, body: [] },
    },
    {
      name: 'answers an empty 401 to a request without a token',
      request: {},
      expect: { ...unauthorized, headers: { ...unauthorized.headers, 'www-authenticate': null } },
    },
    {
      name: 'answers an empty 401 to an expired token',
      advance: '1h',
      request: { as: sam },
      expect: unauthorized,
    },
    {
      name: 'answers an empty 401 to a token of client_credentials, which is of the other service',
      request: { as: 'recorder' },
      expect: unauthorized,
    },
  ],
} as const satisfies OperationContract
