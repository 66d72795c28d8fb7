import type { OperationContract } from '../../contract.js'
import { niceSdk } from '../../evidence.js'
import { regionalTokens } from './regional.js'
import { credentialResponses, userhubRefused } from './userhub.js'

const path = '/public/authentication/v1/refresh'

export const refreshRegionalToken = {
  operationId: 'refreshRegionalToken',
  surface: 'userhub',
  method: 'POST',
  path,
  summary: 'Refresh tokens of the region',
  security: { kind: 'none' },
  evidence: niceSdk('what it sends to a regional service, and reads of the answer'),
  ambiguities: ['userhub-refused-status', 'refresh-token-rotation', 'refresh-token-reuse'],
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
  ],
} as const satisfies OperationContract
