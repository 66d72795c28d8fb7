import type { OperationContract } from '../../contract.js'
import { cxoneSpec } from '../../evidence.js'
import { plainly, signInResponses } from './signIn.js'
import { registered, signedOut, signedOutHere, signOutParameters } from './signOut.js'

export const postLogout = {
  operationId: 'postLogout',
  surface: 'cxone-sign-in',
  method: 'POST',
  path: '/auth/authorize/logout',
  summary: 'Sign the browser out, by a form',
  security: { kind: 'none' },
  evidence: cxoneSpec,
  ambiguities: ['logout-unregistered-redirect', 'logout-ends-tokens'],
  requestBody: {
    content: {
      'application/x-www-form-urlencoded': { schema: { type: 'object', properties: signOutParameters } },
    },
  },
  responses: signInResponses,
  cases: [
    {
      name: 'sends the browser on to where a client has registered',
      request: { form: registered },
      expect: signedOut,
    },
    {
      name: 'sends the browser nowhere else',
      request: { form: { post_logout_redirect_uri: 'https://evil.example/' } },
      expect: signedOutHere,
    },
    {
      name: 'answers 400 in plain text to where no client has registered, if CXone does',
      assume: { 'logout-unregistered-redirect': 'bad-request-400' },
      request: { form: { post_logout_redirect_uri: 'https://evil.example/' } },
      expect: plainly('post_logout_redirect_uri is not registered'),
    },
    { name: 'shows a page when the request has no body', request: {}, expect: signedOutHere },
  ],
} as const satisfies OperationContract
