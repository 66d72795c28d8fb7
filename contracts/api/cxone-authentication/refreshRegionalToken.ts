import type { OperationContract } from '../../contract.js'
import { niceSdk } from '../../evidence.js'
import { regionalAnswer, regionalTokens } from './regional.js'
import { credentialResponses, notJson, plainText, signedIn, userhubRefused } from './userhub.js'

const path = '/public/authentication/v1/refresh'

export const refreshRegionalToken = {
  operationId: 'refreshRegionalToken',
  surface: 'userhub',
  method: 'POST',
  path,
  summary: 'Refresh tokens of the region',
  security: { kind: 'none' },
  evidence: niceSdk('what it sends to a regional service, and reads of the answer'),
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
  responses: { '200': regionalTokens, ...credentialResponses },
  cases: [
    {
      name: 'refuses a refresh token that nobody issued with 401',
      request: { json: { token: 'nobody-issued-this' } },
      expect: userhubRefused(401, 'Unauthorized', 'Invalid credentials', path),
    },
    {
      name: 'refreshes what a regional service issued',
      before: [
        signedIn,
        { operation: 'issueRegionalToken', json: { accessToken: '{access_token}' }, keep: 'refreshToken' },
      ],
      request: { json: { token: '{refreshToken}' } },
      expect: regionalAnswer,
    },
    {
      name: 'refuses a body without a token with 400',
      request: { json: {} },
      expect: userhubRefused(400, 'Bad Request', 'The request body is not valid: token is required', path),
    },
    {
      name: 'answers 415 to a body that is no JSON',
      request: { ...plainText },
      expect: notJson(path),
    },
  ],
} as const satisfies OperationContract
