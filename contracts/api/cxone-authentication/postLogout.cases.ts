import type { ContractCases } from '../../case.js'
import { plainly } from './signIn.cases.js'
import { registered, signedOut, signedOutHere } from './signOut.cases.js'

export const cases: ContractCases = [
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
]
