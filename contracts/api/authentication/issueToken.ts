import type { OperationContract } from '../../contract.js'
import { genesysTutorial, rfc } from '../../evidence.js'

const errorSchema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'string',
      enum: [
        'invalid_request',
        'invalid_client',
        'invalid_grant',
        'unauthorized_client',
        'unsupported_grant_type',
        'invalid_scope',
      ],
    },
    description: { type: 'string', description: "Genesys's own duplicate of error_description" },
    error_description: { type: 'string' },
  },
} as const

const oauthError = (description: string) =>
  ({ description, content: { 'application/json': { schema: errorSchema } } }) as const

export const issueToken = {
  operationId: 'issueToken',
  surface: 'oauth',
  method: 'POST',
  path: '/oauth/token',
  summary: 'Issue an access token for the grant client_credentials',
  security: { kind: 'client' },
  evidence: genesysTutorial,
  responseEvidence: { '200': rfc('RFC 6749 5.1') },
  ambiguities: ['invalid-client-status', 'content-type-parameters'],
  requestBody: {
    required: true,
    content: {
      'application/x-www-form-urlencoded': {
        schema: {
          type: 'object',
          required: ['grant_type'],
          properties: {
            grant_type: { type: 'string', enum: ['client_credentials'] },
            scope: { type: 'string', description: 'space-separated; default: all scopes of the client' },
            client_id: { type: 'string' },
            client_secret: { type: 'string' },
          },
        },
      },
    },
  },
  responses: {
    '200': {
      description: 'an access token',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['access_token', 'token_type', 'expires_in', 'scope'],
            properties: {
              access_token: { type: 'string' },
              token_type: { type: 'string', const: 'Bearer' },
              expires_in: { type: 'integer', minimum: 1, description: 'seconds' },
              scope: { type: 'string' },
            },
          },
        },
      },
    },
    '400': oauthError('the request is rejected; error contains the reason'),
    '401': oauthError('invalid_client'),
    '413': oauthError('the body is larger than 64 kB'),
  },
} as const satisfies OperationContract
