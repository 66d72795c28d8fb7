import type { OperationContract } from '../../contract.js'
import { regionalEvidence, regionalFields, regionalTokens } from './regional.js'
import { credentialResponses } from './userhub.js'

export const path = '/public/authentication/v1/refresh'

export const refreshRegionalToken = {
  operationId: 'refreshRegionalToken',
  surface: 'userhub',
  method: 'POST',
  path,
  summary: 'Refresh tokens of the region',
  security: { kind: 'none' },
  evidence: regionalEvidence,
  responseEvidence: { '200': regionalFields },
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
