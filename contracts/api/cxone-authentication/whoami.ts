import type { OperationContract } from '../../contract.js'
import { niceSdk } from '../../evidence.js'
import { any } from '../../matchers.js'
import { notJsonAtAll } from './in-contact.js'
import { samId } from './samples.js'
import { noStore } from './token.js'
import { plainText, signedIn } from './userhub.js'

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
  cases: [
    {
      name: 'refuses a token that nobody issued with 401',
      request: { json: { token: 'nobody-issued-this' } },
      expect: {
        status: 401,
        headers: noStore,
        body: { error: 'invalid_token', error_description: 'the token is not valid' },
      },
    },
    {
      name: 'refuses a token that nobody issued with 400, if CXone does',
      assume: { 'whoami-unknown-token': '400' },
      request: { json: { token: 'nobody-issued-this' } },
      expect: {
        status: 400,
        headers: noStore,
        body: { error: 'invalid_request', error_description: 'the token is not valid' },
      },
    },
    {
      name: 'tells whose token it is, and where it works',
      before: [signedIn],
      request: { json: { token: '{access_token}' } },
      expect: {
        status: 200,
        headers: noStore,
        body: {
          agent_id: 5001,
          bus_no: 4599999,
          expires_in: 3600,
          iss: any('url'),
          refresh_token_server_uri: any('url'),
          resource_server_base_uri: any('url'),
          sub: `user:${samId}`,
          team_id: 77,
        },
      },
    },
    {
      name: 'may be read by a page of another origin, the refusal too',
      request: { json: { token: 'nobody-issued-this' }, headers: { origin: 'https://desk.example' } },
      expect: { status: 401, headers: { 'access-control-allow-origin': '*' } },
    },
    {
      name: 'may not be read by a page of another origin where that is assumed',
      assume: { 'browser-origins': 'none' },
      request: { json: { token: 'nobody-issued-this' }, headers: { origin: 'https://desk.example' } },
      expect: { status: 401, headers: { 'access-control-allow-origin': null } },
    },
    { name: 'answers 415 to a body that is no JSON', request: plainText, expect: notJsonAtAll },
  ],
} as const satisfies OperationContract
