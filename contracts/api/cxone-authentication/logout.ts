import type { OperationContract } from '../../contract.js'
import { cxoneSpec } from '../../evidence.js'
import { inQuery, plainly, signInResponses } from './signIn.js'
import { registered, signedOut, signedOutHere, signOutParameters } from './signOut.js'

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
    {
      name: 'answers 400 in plain text to where no client has registered, if CXone does',
      assume: { 'logout-unregistered-redirect': 'bad-request-400' },
      request: { query: { post_logout_redirect_uri: 'https://evil.example/' } },
      expect: plainly('post_logout_redirect_uri is not registered'),
    },
    { name: 'shows a page when no way on is named', request: {}, expect: signedOutHere },
  ],
} as const satisfies OperationContract
