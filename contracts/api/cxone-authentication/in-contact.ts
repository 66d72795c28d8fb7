import { any } from '../../matchers.js'
import type { Evidence } from '../../evidence.js'
import { noStore, tokenErrorResponse } from './token.js'

/** What the token service of the older ACD answers with, in public clients and in NICE's own test data. */
export const inContactEvidence: Evidence = {
  grade: 'observed',
  source:
    "clients of the older ACD (dreamingbinary/incontact) and NICE's API test data: requests and answers",
  date: '2026-11-01',
}

const text = { type: 'string' } as const
const integer = { type: 'integer' } as const

export const inContactResponses = {
  '200': {
    description: 'tokens, and where they work',
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['access_token', 'token_type', 'expires_in', 'refresh_token', 'resource_server_base_uri'],
          properties: {
            access_token: text,
            token_type: text,
            expires_in: integer,
            refresh_token: text,
            scope: text,
            resource_server_base_uri: text,
            refresh_token_server_uri: text,
            agent_id: integer,
            team_id: integer,
            bus_no: integer,
          },
        },
      },
    },
  },
  '400': tokenErrorResponse('the request is refused; error says why'),
  '401': tokenErrorResponse('the application or the user does not do'),
} as const

export const inContactTokens = {
  status: 200,
  headers: noStore,
  body: {
    access_token: any('token'),
    token_type: 'bearer',
    expires_in: 3600,
    refresh_token: any('token'),
    scope: 'RealTimeApi AdminApi AgentApi ReportingApi',
    resource_server_base_uri: any('url'),
    refresh_token_server_uri: any('url'),
    agent_id: 5001,
    team_id: 77,
    bus_no: 4599999,
  },
} as const

/** A refusal of a body, as a case expects it. */
export const badBody = (status: number, description: string) =>
  ({
    status,
    headers: noStore,
    body: { error: 'invalid_request', error_description: description },
  }) as const

export const notJsonAtAll = badBody(
  415,
  'The Content-Type text/plain is not supported: send application/json',
)

export const notAuthorized = {
  status: 401,
  headers: noStore,
  body: {
    error: 'invalid_client',
    error_description: "Client application 'application_name@vendor' not authorized for user",
  },
} as const
