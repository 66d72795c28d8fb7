import type { OperationContract } from '../../contract.js'
import { cxoneSpec } from '../../evidence.js'
import { signInParameters, signInResponses } from './signIn.js'

export const submitSignIn = {
  operationId: 'submitSignIn',
  surface: 'cxone-sign-in',
  method: 'POST',
  path: '/auth/authorize',
  summary: 'Submit the sign-in page, or request it with POST',
  security: { kind: 'none' },
  evidence: cxoneSpec,
  ambiguities: [
    'authorize-response-mode',
    'authorization-code-lifetime',
    'sso-session-lifetime',
    'pkce-for-confidential-clients',
    'content-type-parameters',
  ],
  requestBody: {
    required: true,
    content: {
      'application/x-www-form-urlencoded': {
        schema: {
          type: 'object',
          properties: {
            ...signInParameters,
            user_id: {
              type: 'string',
              description: 'an extension of the mock: selects a user without a password',
            },
            username: { type: 'string' },
            password: { type: 'string' },
          },
        },
      },
    },
  },
  responses: signInResponses,
} as const satisfies OperationContract
