import type { OperationContract } from '../../contract.js'
import { cxoneSpec } from '../../evidence.js'
import { inQuery, signInResponses } from './signIn.js'
import { signOutParameters } from './signOut.js'

export const logout = {
  operationId: 'logout',
  surface: 'cxone-sign-in',
  method: 'GET',
  path: '/auth/authorize/logout',
  summary: 'Sign the browser out',
  security: { kind: 'none' },
  evidence: cxoneSpec,
  ambiguities: ['logout-unregistered-redirect', 'logout-ends-tokens'],
  judgesQuery: true,
  parameters: inQuery(signOutParameters),
  responses: signInResponses,
} as const satisfies OperationContract
