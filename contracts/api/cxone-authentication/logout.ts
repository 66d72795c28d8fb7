import type { OperationContract } from '../../contract.js'
import { cxoneSpec } from '../../evidence.js'
import { inQuery, pageResponses } from './signIn.js'
import { registered, signedOut, signedOutHere, signOutParameters } from './signOut.js'

export const logout = {
  operationId: 'logout',
  surface: 'cxone-sign-in',
  method: 'GET',
  path: '/auth/authorize/logout',
  summary: 'Sign the browser out; the tokens that were issued live on',
  security: { kind: 'none' },
  evidence: cxoneSpec,
  judgesQuery: true,
  parameters: inQuery(signOutParameters),
  responses: pageResponses,
  cases: [
    {
      name: 'sends the browser on to where a client has registered',
      request: { query: registered },
      expect: signedOut,
    },
    {
      name: 'sends the browser nowhere else',
      request: { query: { post_logout_redirect_uri: 'https://evil.example/' } },
      expect: signedOutHere,
    },
    { name: 'shows a page when no way on is named', request: {}, expect: signedOutHere },
  ],
} as const satisfies OperationContract
