import type { OperationContract } from '../../contract.js'
import { niceSdk } from '../../evidence.js'
import { regionalAnswer, regionalTokens } from './regional.js'
import { credentialResponses, notJson, plainText, signedIn, userhubRefused } from './userhub.js'

const path = '/public/authentication/v1/token'

export const issueRegionalToken = {
  operationId: 'issueRegionalToken',
  surface: 'userhub',
  method: 'POST',
  path,
  summary: 'Issue tokens of the region for an access token',
  security: { kind: 'none' },
  evidence: niceSdk('what it sends to a regional service, and reads of the answer'),
  ambiguities: [
    'userhub-refused-status',
    'userhub-error-body',
    'access-token-format',
    'refresh-token-lifetime',
  ],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['accessToken'],
          properties: { accessToken: { type: 'string' } },
        },
      },
    },
  },
  responses: { '200': regionalTokens, ...credentialResponses },
  cases: [
    {
      name: 'refuses an access token that nobody issued with 401',
      request: { json: { accessToken: 'nobody-issued-this' } },
      expect: userhubRefused(401, 'Unauthorized', 'Invalid credentials', path),
    },
    {
      name: 'issues tokens for an access token',
      before: [signedIn],
      request: { json: { accessToken: '{access_token}' } },
      expect: regionalAnswer,
    },
    {
      name: 'refuses a body without a token with 400',
      request: { json: {} },
      expect: userhubRefused(
        400,
        'Bad Request',
        'The request body is not valid: accessToken is required',
        path,
      ),
    },
    {
      name: 'answers 415 to a body that is no JSON',
      request: { ...plainText },
      expect: notJson(path),
    },
  ],
} as const satisfies OperationContract
