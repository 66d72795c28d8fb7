import type { OperationContract } from '../../contract.js'
import { niceSdk } from '../../evidence.js'
import { regionalTokens } from './regional.js'
import { credentialResponses } from './userhub.js'

export const path = '/public/authentication/v1/refresh'

export const refreshRegionalToken = {
  operationId: 'refreshRegionalToken',
  surface: 'userhub',
  method: 'POST',
  path,
  summary: 'Refresh tokens of the region',
  security: { kind: 'none' },
  evidence: niceSdk(
    'what it sends to a regional service, and reads of the response',
    'auth-sdk/src/lib/cxone-auth.js',
  ),
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
} as const satisfies OperationContract
