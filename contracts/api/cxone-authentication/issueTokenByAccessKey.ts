import type { OperationContract } from '../../contract.js'
import { niceDeveloperPortal } from '../../evidence.js'
import { tokenSchema } from './token.js'
import { accessKeyBody, credentialResponses } from './userhub.js'

export const path = '/authentication/v1/token/access-key'

export const issueTokenByAccessKey = {
  operationId: 'issueTokenByAccessKey',
  surface: 'userhub',
  method: 'POST',
  path,
  summary: 'Issue tokens of CXone for an access key (the predecessor of /auth/token)',
  security: { kind: 'none' },
  evidence: niceDeveloperPortal('UserHub: Getting Started', 'Documentation/UserHubGettingStarted'),
  ambiguities: [
    'userhub-refused-status',
    'userhub-error-body',
    'access-token-format',
    'refresh-token-lifetime',
  ],
  requestBody: accessKeyBody,
  responses: {
    '200': {
      description: 'tokens, and the base URI where they are valid',
      content: {
        'application/json': {
          schema: {
            ...tokenSchema,
            required: [...tokenSchema.required, 'resource_server_base_uri'],
            properties: { ...tokenSchema.properties, resource_server_base_uri: { type: 'string' } },
          },
        },
      },
    },
    ...credentialResponses,
  },
} as const satisfies OperationContract
