import type { OperationContract } from '../../contract.js'
import { genesysSdk } from '../../evidence.js'
import { platformErrors } from '../error-body.js'

export const getTokensMe = {
  operationId: 'getTokensMe',
  surface: 'platform',
  method: 'GET',
  path: '/api/v2/tokens/me',
  summary: 'Describe the token that the request carries',
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
    ...platformErrors,
  },
} as const satisfies OperationContract
