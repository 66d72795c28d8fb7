import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { sam, samId, signInQuery } from './samples.cases.js'
import { plainly, sentBack, shown } from './signIn.cases.js'

export const cases: ContractCases = [
  {
    name: 'sends a code back to the client, and gives the browser a session',
    request: { form: { ...signInQuery, username: sam, password: 'sam-password' } },
    expect: { status: 302, headers: { location: any('url'), 'set-cookie': any('string') } },
  },
  {
    name: 'sends a code back for a user who was picked',
    request: { form: { ...signInQuery, user_id: samId } },
    expect: { status: 302, headers: { location: any('url'), 'set-cookie': any('string') } },
  },
  { name: 'shows the page when nobody signs in', request: { form: signInQuery }, expect: shown },
  {
    name: 'shows the page again after a wrong password',
    request: { form: { ...signInQuery, username: sam, password: 'wrong' } },
    expect: { ...shown, headers: { ...shown.headers, 'set-cookie': null } },
  },
  {
    name: 'refuses a redirect_uri that is not registered without a redirect, whoever signs in',
    request: { form: { ...signInQuery, redirect_uri: 'https://evil.example/', user_id: samId } },
    expect: plainly('redirect_uri is not registered'),
  },
  {
    name: 'refuses a form that another site submits',
    request: { headers: { origin: 'https://evil.example' }, form: { ...signInQuery, user_id: samId } },
    expect: plainly('the form comes from another site'),
  },
  {
    name: 'sends unsupported_response_type back for an id_token in the URL, whoever signs in',
    request: { form: { ...signInQuery, response_type: 'id_token', user_id: samId } },
    expect: sentBack(
      'error=unsupported_response_type&error_description=the+response+type+is+not+supported&state=xyz',
    ),
  },
]
