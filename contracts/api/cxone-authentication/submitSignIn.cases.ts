import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { sam, samId, signInQuery } from './samples.cases.js'
import { plainly, sentBack, shown } from './signIn.cases.js'

export const cases: ContractCases = [
  {
    name: 'redirects to the client with a code and starts a session of the browser',
    request: { form: { ...signInQuery, username: sam, password: 'sam-password' } },
    expect: { status: 302, headers: { location: any('url'), 'set-cookie': any('string') } },
  },
  {
    name: 'redirects with a code for a selected user',
    request: { form: { ...signInQuery, user_id: samId } },
    expect: { status: 302, headers: { location: any('url'), 'set-cookie': any('string') } },
  },
  { name: 'shows the page without credentials', request: { form: signInQuery }, expect: shown },
  {
    name: 'shows the page again after a wrong password',
    request: { form: { ...signInQuery, username: sam, password: 'wrong' } },
    expect: { ...shown, headers: { ...shown.headers, 'set-cookie': null } },
  },
  {
    name: 'rejects an unregistered redirect_uri without a redirect when a user signs in',
    request: { form: { ...signInQuery, redirect_uri: 'https://evil.example/', user_id: samId } },
    expect: plainly('redirect_uri is not registered'),
  },
  {
    name: 'rejects a form that another site submits',
    request: { headers: { origin: 'https://evil.example' }, form: { ...signInQuery, user_id: samId } },
    expect: plainly('the form comes from another site'),
  },
  {
    name: 'sends unsupported_response_type back for an id_token in the URL when a user signs in',
    request: { form: { ...signInQuery, response_type: 'id_token', user_id: samId } },
    expect: sentBack(
      'error=unsupported_response_type&error_description=the+response+type+is+not+supported&state=xyz',
    ),
  },
]
