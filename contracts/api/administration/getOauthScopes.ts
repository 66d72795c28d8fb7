import type { OperationContract } from '../../contract.js'
import { genesysClass } from '../../evidence.js'
import { platformErrors } from '../error-body.js'

const schema = {
  type: 'object',
  required: ['total', 'entities', 'selfUri'],
  properties: {
    total: { type: 'integer' },
    entities: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'selfUri'],
        properties: { id: { type: 'string' }, description: { type: 'string' }, selfUri: { type: 'string' } },
      },
    },
    selfUri: { type: 'string' },
  },
} as const

export const getOauthScopes = {
  operationId: 'getOauthScopes',
  surface: 'platform',
  method: 'GET',
  path: '/api/v2/oauth/scopes',
  summary: 'List the scopes',
  security: { kind: 'bearer' },
  evidence: genesysClass('oauth'),

  responses: {
    '200': {
      description: 'every scope that an operation of the mock requires, or that a client has',
      content: { 'application/json': { schema } },
    },
    ...platformErrors,
  },
} as const satisfies OperationContract
