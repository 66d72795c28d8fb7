import type { OperationContract } from '../../contract.js'
import { assumed } from '../../evidence.js'

export const getAuthorizationServerMetadata = {
  operationId: 'getAuthorizationServerMetadata',
  surface: 'cxone',
  method: 'GET',
  path: '/.well-known/oauth-authorization-server',
  summary: 'Read the metadata of the issuer as defined for OAuth clients (RFC 8414)',
  security: { kind: 'none' },
  evidence: assumed('oauth-authorization-server-metadata'),
  ambiguities: ['oauth-authorization-server-metadata'],
  responses: {
    '200': {
      description: 'the metadata of RFC 8414 2',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['issuer', 'authorization_endpoint', 'token_endpoint', 'response_types_supported'],
            properties: { issuer: { type: 'string', format: 'uri' } },
          },
        },
      },
    },
    '404': { description: 'under oauth-authorization-server-metadata=absent' },
  },
} as const satisfies OperationContract
