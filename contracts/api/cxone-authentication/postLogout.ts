import type { OperationContract } from '../../contract.js'
import { cxoneSpec } from '../../evidence.js'
import { pageResponses } from './signIn.js'
import { registered, signedOut, signedOutHere, signOutParameters } from './signOut.js'

export const postLogout = {
  operationId: 'postLogout',
  surface: 'cxone-sign-in',
  method: 'POST',
  path: '/auth/authorize/logout',
  summary: 'Sign the browser out, by a form',
  security: { kind: 'none' },
  evidence: cxoneSpec,
  requestBody: {
    content: {
      'application/x-www-form-urlencoded': { schema: { type: 'object', properties: signOutParameters } },
    },
  },
  responses: pageResponses,
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
    { name: 'shows a page when the request has no body', request: {}, expect: signedOutHere },
  ],
} as const satisfies OperationContract
