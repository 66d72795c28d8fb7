import type { OperationContract } from '../../contract.js'
import { cxoneSpec } from '../../evidence.js'

export const getJwks = {
  operationId: 'getJwks',
  surface: 'cxone',
  method: 'GET',
  path: '/auth/jwks',
  summary: 'List the public keys that id_tokens are signed with',
  security: { kind: 'none' },
  evidence: cxoneSpec,
  ambiguities: ['browser-origins'],
  responses: {
    '200': {
      description: 'the JWK set of RFC 7517 5',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['keys'],
            properties: {
              keys: {
                type: 'array',
                items: {
                  type: 'object',
                  required: ['kty', 'kid', 'n', 'e'],
                  properties: {
                    kty: { type: 'string', const: 'RSA' },
                    use: { type: 'string', const: 'sig' },
                    alg: { type: 'string', const: 'RS256' },
                    kid: { type: 'string' },
                    n: { type: 'string' },
                    e: { type: 'string' },
                  },
                  additionalProperties: false,
                },
              },
            },
          },
        },
      },
    },
  },
} as const satisfies OperationContract
