import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { signInQuery } from './samples.cases.js'
import { plainly, sentBack, shown, signInOfSam } from './signIn.cases.js'

const { code_challenge: _, code_challenge_method: __, ...withoutChallenge } = signInQuery

export const cases: ContractCases = [
  {
    name: 'shows the page to a browser that has not signed in',
    request: { query: signInQuery },
    expect: shown,
  },
  {
    name: 'sends login_required back under prompt=none',
    request: { query: { ...signInQuery, prompt: 'none' } },
    expect: sentBack('error=login_required&error_description=the+user+has+not+signed+in&state=xyz'),
  },
  {
    name: 'rejects an unknown client without a redirect',
    request: { query: { ...signInQuery, client_id: 'nobody' } },
    expect: plainly('client_id is not known'),
  },
  {
    name: 'rejects an unregistered redirect_uri without a redirect',
    request: { query: { ...signInQuery, redirect_uri: 'http://localhost:3000/callback/' } },
    expect: plainly('redirect_uri is not registered'),
  },
  {
    name: 'rejects a request without redirect_uri without a redirect',
    request: { query: { client_id: 'cxone-agent', response_type: 'code', scope: 'openid' } },
    expect: plainly('redirect_uri is missing'),
  },
  {
    name: 'sends unsupported_response_type back for a token in the URL',
    request: { query: { ...signInQuery, response_type: 'token' } },
    expect: sentBack(
      'error=unsupported_response_type&error_description=the+response+type+is+not+supported&state=xyz',
    ),
  },
  {
    name: 'sends invalid_scope back without openid',
    request: { query: { ...signInQuery, scope: 'profile' } },
    expect: sentBack('error=invalid_scope&error_description=the+scope+does+not+have+openid&state=xyz'),
  },
  {
    name: 'sends invalid_request back to a public client without PKCE',
    request: { query: withoutChallenge },
    expect: sentBack('error=invalid_request&error_description=code+challenge+required&state=xyz'),
  },
  {
    name: 'sends invalid_request back for a plain challenge',
    request: { query: { ...signInQuery, code_challenge_method: 'plain' } },
    expect: sentBack('error=invalid_request&error_description=transform+algorithm+not+supported&state=xyz'),
  },
  {
    name: 'shows the page to a client with a secret without PKCE',
    request: { query: { ...withoutChallenge, client_id: 'cxone-backend' } },
    expect: shown,
  },
  {
    name: 'requires PKCE from a client with a secret under that variant',
    assume: { 'pkce-for-confidential-clients': 'required' },
    request: { query: { ...withoutChallenge, client_id: 'cxone-backend' } },
    expect: sentBack('error=invalid_request&error_description=code+challenge+required&state=xyz'),
  },
  {
    name: 'sends invalid_request back for another tenant',
    request: { query: { ...signInQuery, tenantId: '11e90000-0000-4000-8000-000000000000' } },
    expect: sentBack('error=invalid_request&error_description=the+tenant+is+not+known&state=xyz'),
  },
  {
    name: 'shows the page for another tenant under the variant that ignores tenantId',
    assume: { 'authorize-foreign-tenant': 'ignored' },
    request: { query: { ...signInQuery, tenantId: '11e90000-0000-4000-8000-000000000000' } },
    expect: shown,
  },
  {
    name: 'shows the page for another response_mode under that variant',
    assume: { 'authorize-response-mode': 'ignored' },
    request: { query: { ...signInQuery, response_mode: 'fragment' } },
    expect: shown,
  },
  {
    name: 'redirects a browser that signed in two hours ago with a code immediately',
    before: [signInOfSam],
    advance: '2h',
    request: { query: signInQuery, headers: { cookie: '{set-cookie}' } },
    expect: { status: 302, headers: { location: any('url') } },
  },
  {
    name: 'shows the page to a browser that signed in two hours ago under the variant of one hour',
    assume: { 'sso-session-lifetime': '1h' },
    before: [signInOfSam],
    advance: '2h',
    request: { query: signInQuery, headers: { cookie: '{set-cookie}' } },
    expect: shown,
  },
]
