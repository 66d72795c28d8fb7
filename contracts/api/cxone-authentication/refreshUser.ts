import type { OperationContract } from '../../contract.js'
import type { Evidence } from '../../evidence.js'
import { any } from '../../matchers.js'
import { credentialResponses, notJson, plainText, signedIn, userhubRefused } from './userhub.js'

const path = '/public/user/refresh'

const singerTap: Evidence = {
  grade: 'observed',
  source: 'singer-io/tap-nice-incontact, client.py: what it sends, and reads of the answer',
  date: '2026-11-01',
}

export const refreshUser = {
  operationId: 'refreshUser',
  surface: 'userhub',
  method: 'POST',
  path,
  summary: 'Refresh a token at UserHub, whose answer has names of its own',
  security: { kind: 'none' },
  evidence: singerTap,
  ambiguities: [
    'userhub-refused-status',
    'userhub-error-body',
    'refresh-token-rotation',
    'refresh-token-reuse',
  ],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: { type: 'object', required: ['token'], properties: { token: { type: 'string' } } },
      },
    },
  },
  responses: {
    '200': {
      description: 'tokens; the lifetimes are in seconds',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['token', 'refreshToken', 'tokenExpirationTimeSec', 'refreshTokenExpirationTimeSec'],
            properties: {
              token: { type: 'string' },
              refreshToken: { type: 'string' },
              tokenExpirationTimeSec: { type: 'integer' },
              refreshTokenExpirationTimeSec: { type: 'integer' },
            },
          },
        },
      },
    },
    ...credentialResponses,
  },
  cases: [
    {
      name: 'refuses a refresh token that nobody issued with 401',
      request: { json: { token: 'nobody-issued-this' } },
      expect: userhubRefused(401, 'Unauthorized', 'Invalid credentials', path),
    },
    {
      name: 'refuses a body without a token with 400',
      request: { json: {} },
      expect: userhubRefused(400, 'Bad Request', 'The request body is not valid: token is required', path),
    },
    {
      name: 'refreshes the tokens of an access key',
      before: [signedIn],
      request: { json: { token: '{refresh_token}' } },
      expect: {
        status: 200,
        headers: { 'cache-control': 'no-store' },
        body: {
          token: any('token'),
          refreshToken: any('token'),
          tokenExpirationTimeSec: 3600,
          refreshTokenExpirationTimeSec: 7200,
        },
      },
    },
    {
      name: 'answers 415 to a body that is no JSON',
      request: { ...plainText },
      expect: notJson(path),
    },
  ],
} as const satisfies OperationContract
