import type { OperationContract } from '../../contract.js'
import type { Evidence } from '../../evidence.js'
import { credentialResponses } from './userhub.js'

export const path = '/public/user/refresh'

const singerTap: Evidence = {
  grade: 'observed',
  source: 'singer-io/tap-nice-incontact, client.py: what it sends, and reads of the answer',
  location:
    'https://github.com/singer-io/tap-nice-incontact/blob/075d3d79c40a5e4b28e1050cab3a6479ad01d90c/tap_nice_incontact/client.py',
  date: '2026-11-30',
}

export const refreshUser = {
  operationId: 'refreshUser',
  surface: 'userhub',
  method: 'POST',
  path,
  summary: 'Refresh a token at UserHub, which uses its own field names',
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
} as const satisfies OperationContract
