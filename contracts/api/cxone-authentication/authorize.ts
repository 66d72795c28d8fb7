import type { OperationContract } from '../../contract.js'
import { cxoneSpec } from '../../evidence.js'
import { inQuery, signInParameters, signInResponses } from './signIn.js'

export const authorize = {
  operationId: 'authorize',
  surface: 'cxone-sign-in',
  method: 'GET',
  path: '/auth/authorize',
  summary: 'Show the sign-in page, or return a code immediately if the browser is signed in',
  security: { kind: 'none' },
  evidence: cxoneSpec,
  ambiguities: [
    'authorize-response-mode',
    'authorization-code-lifetime',
    'sso-session-lifetime',
    'pkce-for-confidential-clients',
    'authorize-foreign-tenant',
  ],
  responses: signInResponses,
  judgesQuery: true,
  parameters: inQuery(signInParameters),
} as const satisfies OperationContract
