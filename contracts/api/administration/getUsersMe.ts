import type { OperationContract } from '../../contract.js'
import { genesysClass } from '../../evidence.js'
import { errorResponse, platformErrors } from '../error-body.js'

const schema = {
  type: 'object',
  required: ['id', 'name', 'email', 'username', 'state', 'version', 'selfUri'],
  properties: {
    id: { type: 'string' },
    name: { type: 'string' },
    email: { type: 'string' },
    username: { type: 'string' },
    state: { type: 'string', const: 'active' },
    version: { type: 'integer' },
    selfUri: { type: 'string' },
  },
} as const

export const getUsersMe = {
  operationId: 'getUsersMe',
  surface: 'platform',
  method: 'GET',
  path: '/api/v2/users/me',
  summary: 'Describe the user of the token',
  security: { kind: 'bearer' },
  evidence: genesysClass('users'),
  ambiguities: ['cxone-token-on-api-v2'],

  responses: {
    '200': {
      description: 'the user, under cxone-token-on-api-v2=without-scope',
      content: { 'application/json': { schema } },
    },
    '400': errorResponse('the token was issued with client_credentials, so it has no user'),
    ...platformErrors,
  },
} as const satisfies OperationContract
