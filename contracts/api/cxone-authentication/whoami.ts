import type { OperationContract } from '../../contract.js'
import { niceSdk } from '../../evidence.js'

const text = { type: 'string' } as const
const integer = { type: 'integer' } as const

const errorResponse = (description: string) =>
  ({
    description,
    content: {
      'application/json': {
        schema: { type: 'object', required: ['error'], properties: { error: text, error_description: text } },
      },
    },
  }) as const

export const whoami = {
  operationId: 'whoami',
  surface: 'incontact-token',
  method: 'POST',
  path: '/InContactAuthorizationServer/token/whoami',
  summary: 'Read the user of a token and the base URI where it is valid; the path is case-insensitive',
  security: { kind: 'none' },
  evidence: niceSdk(
    'whoami: the path, and what it sends to it, without client credentials',
    'auth-sdk/src/lib/cxone-auth.js',
  ),
  responseEvidence: {
    '200': niceSdk(
      'WhoamiResponse: what it reads of the response',
      'auth-sdk/src/lib/model/whoami-response.js',
    ),
  },
  ambiguities: ['whoami-unknown-token', 'browser-origins'],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: { type: 'object', required: ['token'], properties: { token: text } },
      },
    },
  },
  responses: {
    '200': {
      description: 'the agent, and the base URI where the token is valid',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['resource_server_base_uri', 'sub', 'agent_id'],
            properties: {
              agent_id: integer,
              bus_no: integer,
              expires_in: integer,
              iss: text,
              refresh_token_server_uri: text,
              resource_server_base_uri: text,
              sub: text,
              team_id: integer,
            },
          },
        },
      },
    },
    '400': errorResponse('the body is not valid; or, under whoami-unknown-token=400, the token'),
    '401': errorResponse('the token is not valid'),
    '415': errorResponse('the body is not JSON'),
  },
} as const satisfies OperationContract
