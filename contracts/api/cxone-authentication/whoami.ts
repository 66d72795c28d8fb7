import type { OperationContract } from '../../contract.js'
import { niceSdk } from '../../evidence.js'

const text = { type: 'string' } as const
const integer = { type: 'integer' } as const

const refusal = (description: string) =>
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
  summary: 'Tell whose token it is, and where it works; the path is the same in any letter case',
  security: { kind: 'none' },
  evidence: niceSdk('whoami: what it sends, without client credentials, and reads of the answer'),
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
      description: 'the agent, and where the token works',
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
    '400': refusal('the body does not do; or the token, under whoami-unknown-token=400'),
    '401': refusal('the token does not do'),
    '415': refusal('the body is not JSON'),
  },
} as const satisfies OperationContract
