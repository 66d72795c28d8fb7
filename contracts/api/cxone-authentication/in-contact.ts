import type { Evidence } from '../../evidence.js'
import { tokenErrorResponse } from './token.js'

/** The token service of the older ACD, as seen in public clients and in NICE's own test data. */
export const inContactEvidence: Evidence = {
  grade: 'observed',
  source: 'dreamingbinary/incontact, a client of the older ACD: a token response in its tests',
  location:
    'https://github.com/dreamingbinary/incontact/blob/ad5c38e06741fce1dbeac2e63b65756af4dabfd6/test/incontact/fixtures/token.json',
  date: '2026-11-30',
}

const text = { type: 'string' } as const
const integer = { type: 'integer' } as const

export const inContactResponses = {
  '200': {
    description: 'tokens, and the base URI where they are valid',
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['access_token', 'token_type', 'expires_in', 'resource_server_base_uri'],
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
  '400': tokenErrorResponse('the request is rejected; error contains the reason'),
  '401': tokenErrorResponse('the credentials of the application or the user are wrong'),
} as const
