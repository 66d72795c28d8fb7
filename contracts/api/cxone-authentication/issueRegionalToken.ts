import type { OperationContract } from '../../contract.js'
import { regionalEvidence, regionalFields, regionalTokens } from './regional.js'
import { credentialResponses } from './userhub.js'

export const path = '/public/authentication/v1/token'

export const issueRegionalToken = {
  operationId: 'issueRegionalToken',
  surface: 'userhub',
  method: 'POST',
  path,
  summary: 'Issue tokens of the region for an access token',
  security: { kind: 'none' },
  evidence: regionalEvidence,
  responseEvidence: { '200': regionalFields },
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
} as const satisfies OperationContract
