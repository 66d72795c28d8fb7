import type { OperationContract } from '../../contract.js'
import { assumed, singerTap } from '../../evidence.js'
import { credentialResponses } from './userhub.js'

export const path = '/public/user/refresh'

const ownNames = ['token', 'refreshToken', 'tokenExpirationTimeSec', 'refreshTokenExpirationTimeSec']

export const refreshUser = {
  operationId: 'refreshUser',
  surface: 'userhub',
  method: 'POST',
  path,
  summary: 'Refresh a token at UserHub',
  security: { kind: 'none' },
  evidence: singerTap,
  responseEvidence: Object.fromEntries(
    ownNames.map((name) => [`200 ${name}`, assumed('userhub-refresh-fields')]),
  ),
  ambiguities: [
    'userhub-refresh-fields',
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
            anyOf: [
              { required: ['access_token', 'refresh_token', 'expires_in'] },
              {
                required: [
                  'token',
                  'refreshToken',
                  'tokenExpirationTimeSec',
                  'refreshTokenExpirationTimeSec',
                ],
              },
            ],
            properties: {
              access_token: { type: 'string' },
              refresh_token: { type: 'string' },
              expires_in: { type: 'integer' },
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
