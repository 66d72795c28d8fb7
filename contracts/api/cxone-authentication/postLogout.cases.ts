import type { ContractCases } from '../../case.js'
import { plainly } from './signIn.cases.js'
import { registered, signedOut, signedOutHere } from './signOut.cases.js'

export const cases: ContractCases = [
  {
    name: 'redirects to a URI that a client has registered',
    request: { form: registered },
    expect: signedOut,
  },
  {
    name: 'does not redirect to an unregistered URI',
    request: { form: { post_logout_redirect_uri: 'https://evil.example/' } },
    expect: signedOutHere,
  },
  {
    name: 'returns 400 in plain text for an unregistered URI under that variant',
    assume: { 'logout-unregistered-redirect': 'bad-request-400' },
    request: { form: { post_logout_redirect_uri: 'https://evil.example/' } },
    expect: plainly('post_logout_redirect_uri is not registered'),
  },
  { name: 'shows a page when the request has no body', request: {}, expect: signedOutHere },
]
