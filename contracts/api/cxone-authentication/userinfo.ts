import type { OperationContract } from '../../contract.js'
import { cxoneSpec } from '../../evidence.js'

const text = { type: 'string' } as const

/** Shared by GET and POST of `/auth/userinfo`. */
export const userinfo = {
  surface: 'cxone',
  path: '/auth/userinfo',
  summary: 'Read the claims of the user of the token',
  security: { kind: 'bearer' },
  evidence: cxoneSpec,
  ambiguities: [
    'userinfo-challenge',
    'deactivated-access-key',
    'refresh-token-reuse',
    'token-exchange-sign-in',
  ],
  responses: {
    '200': {
      description: 'the claims of OpenID Connect Core 5.1 that NICE declares',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['sub', 'name', 'given_name', 'family_name', 'email'],
            properties: { sub: text, name: text, given_name: text, family_name: text, email: text },
          },
        },
      },
    },
    '401': {
      description: 'the token is not valid',
      headers: {
        'Cache-Control': { required: true, schema: { type: 'string', enum: ['no-store'] } },
        Pragma: { required: true, schema: { type: 'string', enum: ['no-cache'] } },
        'WWW-Authenticate': { required: true, schema: text },
      },
    },
  },
} as const satisfies Omit<OperationContract, 'operationId' | 'method'>
