import type { OperationContract } from '../../contract.js'
import { genesysSdk } from '../../evidence.js'
import { errorBody, noToken, platformRefusals } from '../error-body.js'

export const getTokensMe = {
  operationId: 'getTokensMe',
  surface: 'platform',
  method: 'GET',
  path: '/api/v2/tokens/me',
  summary: 'Tell about the token that the request carries',
  security: { kind: 'bearer' },
  evidence: genesysSdk,
  ambiguities: ['cxone-token-on-api-v2'],
  responses: {
    '200': {
      description: 'the client and the scopes of the token',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['organization', 'authorizedScope', 'OAuthClient'],
            properties: {
              organization: {
                type: 'object',
                required: ['id', 'name'],
                properties: { id: { type: 'string' }, name: { type: 'string' } },
              },
              authorizedScope: { type: 'array', items: { type: 'string' } },
              OAuthClient: {
                type: 'object',
                required: ['id'],
                properties: { id: { type: 'string' }, name: { type: 'string' } },
              },
            },
          },
        },
      },
    },
    ...platformRefusals,
  },
  cases: [
    {
      name: 'names the client and its scopes',
      request: { as: 'studio-basic' },
      expect: {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: {
          organization: { id: 'org-demo', name: 'demo' },
          authorizedScope: ['recording:read', 'recording:write'],
          OAuthClient: { id: 'studio-basic', name: 'studio-basic' },
        },
      },
    },
    { name: 'answers 401 with the error body to a request without a token', request: {}, expect: noToken },
    {
      name: 'answers 401 to a token that nobody issued',
      request: { headers: { authorization: 'Bearer nobody-issued-this' } },
      expect: { status: 401, body: errorBody(401, 'bad.credentials', 'Invalid login credentials.') },
    },
    {
      name: 'answers 401 to a token of CXone',
      request: { as: 'sam.okafor@demo.example' },
      expect: { status: 401, body: errorBody(401, 'bad.credentials', 'Invalid login credentials.') },
    },
    {
      name: 'names no scope of a token of CXone, if that is taken here',
      assume: { 'cxone-token-on-api-v2': 'without-scope' },
      request: { as: 'sam.okafor@demo.example' },
      expect: {
        status: 200,
        body: {
          organization: { id: 'org-demo', name: 'demo' },
          authorizedScope: [],
          OAuthClient: { id: 'SAMDEMOKEY', name: 'SAMDEMOKEY' },
        },
      },
    },
  ],
} as const satisfies OperationContract
