import type { OperationContract } from '../../contract.js'
import { assumed, cxoneSpec } from '../../evidence.js'
import { impersonations } from './exchange.js'
import { tokenErrorResponse, tokenSchema } from './token.js'

export const issueCxoneToken = {
  operationId: 'issueCxoneToken',
  surface: 'cxone-token',
  method: 'POST',
  path: '/auth/token',
  summary: 'Issue tokens of CXone for an access key, an authorization code, a refresh token or another token',
  security: { kind: 'client' },
  evidence: cxoneSpec,
  responseEvidence: { '200 []': assumed('token-response-wrapping') },
  ambiguities: [
    'content-type-parameters',
    'auth-refused-client-status',
    'auth-token-json-body',
    'auth-client-secret-in-body',
    'token-response-wrapping',
    'access-token-format',
    'refresh-without-client',
    'refresh-token-lifetime',
    'refresh-token-rotation',
    'refresh-token-reuse',
    'authorization-code-lifetime',
    'authorization-code-reuse',
    'deactivated-access-key',
    'id-token-audience',
    'id-token-security-profile',
    'token-exchange-client',
    'token-exchange-sign-in',
    'impersonation-audience',
    'logout-ends-tokens',
    'browser-origins',
  ],
  formUnderJsonLabel: true,
  requestBody: {
    required: true,
    content: {
      'application/x-www-form-urlencoded': {
        schema: {
          type: 'object',
          required: ['grant_type'],
          properties: {
            grant_type: {
              type: 'string',
              enum: [
                'authorization_code',
                'password',
                'refresh_token',
                'token-exchange',
                'urn:ietf:params:oauth:grant-type:token-exchange',
                ...impersonations,
              ],
            },
            scope: { type: 'string', const: 'openid' },
            client_id: { type: 'string' },
            client_secret: { type: 'string' },
            username: { type: 'string', description: 'password: the id of an access key' },
            password: { type: 'string', description: 'password: the secret of the access key' },
            code: { type: 'string', description: 'authorization_code' },
            redirect_uri: {
              type: 'string',
              description: 'authorization_code: the same as at /auth/authorize',
            },
            code_verifier: { type: 'string', description: 'authorization_code: RFC 7636 4.1' },
            refresh_token: { type: 'string', description: 'refresh_token' },
            audience: { type: 'string', description: 'the impersonation grants' },
            subject_token: { type: 'string', description: 'token-exchange: an access token' },
            subject_token_type: {
              type: 'string',
              enum: ['access_token', 'urn:ietf:params:oauth:token-type:access_token'],
            },
          },
        },
      },
    },
  },
  responses: {
    '200': {
      description: 'an access token, a refresh token and an id_token',
      content: {
        'application/json': {
          schema: { anyOf: [tokenSchema, { type: 'array', items: tokenSchema, minItems: 1 }] },
        },
      },
    },
    '400': tokenErrorResponse('the request is rejected; error contains the reason'),
    '401': tokenErrorResponse('invalid_client, under auth-refused-client-status=401'),
    '413': tokenErrorResponse('the body is larger than 64 kB'),
  },
} as const satisfies OperationContract
