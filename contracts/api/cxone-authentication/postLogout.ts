import type { OperationContract } from '../../contract.js'
import { cxoneSpec } from '../../evidence.js'
import { signInResponses } from './signIn.js'
import { signOutParameters } from './signOut.js'

export const postLogout = {
  operationId: 'postLogout',
  surface: 'cxone-sign-in',
  method: 'POST',
  path: '/auth/authorize/logout',
  summary: 'Sign the browser out with a form',
  security: { kind: 'none' },
  evidence: cxoneSpec,
  ambiguities: ['logout-unregistered-redirect', 'logout-ends-tokens', 'content-type-parameters'],
  requestBody: {
    content: {
      'application/x-www-form-urlencoded': { schema: { type: 'object', properties: signOutParameters } },
    },
  },
  responses: signInResponses,
} as const satisfies OperationContract
