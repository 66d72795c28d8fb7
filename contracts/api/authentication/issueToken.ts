import type { OperationContract } from '../../contract.js'
import { rfc } from '../../evidence.js'
import { any } from '../../matchers.js'

const noStore = { 'cache-control': 'no-store', pragma: 'no-cache', 'content-type': 'application/json' }
const basic = (id: string, secret: string) => ({ authorization: `Basic ${btoa(`${id}:${secret}`)}` })

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
  evidence: rfc('RFC 6749 4.4, 5.1 and 5.2; Genesys Cloud SDK 262 for the path and the fields it reads'),
  ambiguities: ['invalid-client-status'],
  requestBody: {
    required: true,
    content: {
      'application/x-www-form-urlencoded': {
        schema: {
          type: 'object',
          required: ['grant_type'],
          properties: {
            grant_type: { type: 'string', enum: ['client_credentials'] },
            scope: { type: 'string', description: 'space-separated; absent: all that the client may have' },
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
    '400': oauthError('the request is refused; error says why'),
    '401': oauthError('invalid_client'),
    '413': oauthError('the body is larger than 64 kB'),
  },
  cases: [
    {
      name: 'issues a token with every scope of the client to HTTP Basic credentials',
      request: { headers: basic('recorder', 'recorder-secret'), form: { grant_type: 'client_credentials' } },
      expect: {
        status: 200,
        headers: noStore,
        body: {
          access_token: any('token'),
          token_type: 'Bearer',
          expires_in: 3600,
          scope: 'recording:read recording:write recording:control',
        },
      },
    },
    {
      name: 'issues a token with a subset of the scopes to credentials in the body',
      request: {
        form: {
          grant_type: 'client_credentials',
          client_id: 'recorder',
          client_secret: 'recorder-secret',
          scope: 'recording:control recording:read recording:control',
        },
      },
      expect: {
        status: 200,
        headers: noStore,
        body: {
          access_token: any('token'),
          token_type: 'Bearer',
          expires_in: 3600,
          scope: 'recording:control recording:read',
        },
      },
    },
    {
      name: 'refuses a wrong secret with invalid_client and a Basic challenge',
      request: { headers: basic('recorder', 'wrong'), form: { grant_type: 'client_credentials' } },
      expect: {
        status: 401,
        headers: { ...noStore, 'www-authenticate': 'Basic realm="cxone"' },
        body: {
          error: 'invalid_client',
          description: 'authentication failed',
          error_description: 'authentication failed',
        },
      },
    },
    {
      name: 'refuses a wrong secret with 400 where that variant is assumed',
      assume: { 'invalid-client-status': '400' },
      request: { headers: basic('recorder', 'wrong'), form: { grant_type: 'client_credentials' } },
      expect: {
        status: 400,
        headers: { ...noStore, 'www-authenticate': null },
        body: {
          error: 'invalid_client',
          description: 'authentication failed',
          error_description: 'authentication failed',
        },
      },
    },
    {
      name: 'refuses a scope that the client may not have with invalid_scope',
      request: {
        headers: basic('studio-basic', 'studio-basic-secret'),
        form: { grant_type: 'client_credentials', scope: 'recording:control' },
      },
      expect: {
        status: 400,
        headers: noStore,
        body: {
          error: 'invalid_scope',
          error_description: 'the client may not have scope recording:control',
        },
      },
    },
    {
      name: 'refuses an unknown grant with unsupported_grant_type',
      request: { headers: basic('recorder', 'recorder-secret'), form: { grant_type: 'password' } },
      expect: {
        status: 400,
        headers: noStore,
        body: {
          error: 'unsupported_grant_type',
          error_description: 'the grant type is not client_credentials',
        },
      },
    },
    {
      name: 'refuses a request without grant_type with invalid_request',
      request: { headers: basic('recorder', 'recorder-secret'), form: { scope: 'recording:read' } },
      expect: {
        status: 400,
        headers: noStore,
        body: { error: 'invalid_request', error_description: 'parameter grant_type is missing' },
      },
    },
    {
      name: 'refuses credentials in the header and in the body at once with invalid_request',
      request: {
        headers: basic('recorder', 'recorder-secret'),
        form: { grant_type: 'client_credentials', client_id: 'recorder', client_secret: 'recorder-secret' },
      },
      expect: {
        status: 400,
        headers: noStore,
        body: {
          error: 'invalid_request',
          error_description: 'the client authenticated in the header and in the body: use one of them',
        },
      },
    },
    {
      name: 'answers 413 to a body of more than 64 kB',
      request: {
        headers: {
          ...basic('recorder', 'recorder-secret'),
          'content-type': 'application/x-www-form-urlencoded',
        },
        text: 'a'.repeat(65_537),
      },
      expect: {
        status: 413,
        headers: noStore,
        body: {
          error: 'invalid_request',
          error_description: 'The request body is larger than 65536 bytes',
        },
      },
    },
  ],
} as const satisfies OperationContract
