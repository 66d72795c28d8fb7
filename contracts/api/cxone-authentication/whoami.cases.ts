import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { notJsonAtAll } from './in-contact.cases.js'
import { plainText } from './rejections.cases.js'
import { samId } from './samples.cases.js'
import { noStore } from './token.cases.js'
import { signedIn } from './userhub.cases.js'

export const cases: ContractCases = [
  {
    name: 'rejects a token that the mock did not issue with 401',
    request: { json: { token: 'nobody-issued-this' } },
    expect: {
      status: 401,
      headers: noStore,
      body: { error: 'invalid_token', error_description: 'the token is not valid' },
    },
  },
  {
    name: 'rejects a token that the mock did not issue with 400 under that variant',
    assume: { 'whoami-unknown-token': '400' },
    request: { json: { token: 'nobody-issued-this' } },
    expect: {
      status: 400,
      headers: noStore,
      body: { error: 'invalid_request', error_description: 'the token is not valid' },
    },
  },
  {
    name: 'returns the user of the token and its base URI',
    before: [signedIn],
    request: { json: { token: '{access_token}' } },
    expect: {
      status: 200,
      headers: noStore,
      body: {
        agent_id: 5001,
        bus_no: 4599999,
        expires_in: 3600,
        iss: any('url'),
        refresh_token_server_uri: any('url'),
        resource_server_base_uri: any('url'),
        sub: `user:${samId}`,
        team_id: 77,
      },
    },
  },
  {
    name: 'may be read by a page of another origin, also when it is rejected',
    request: { json: { token: 'nobody-issued-this' }, headers: { origin: 'https://desk.example' } },
    expect: { status: 401, headers: { 'access-control-allow-origin': '*' } },
  },
  {
    name: 'may not be read by a page of another origin under that variant',
    assume: { 'browser-origins': 'none' },
    request: { json: { token: 'nobody-issued-this' }, headers: { origin: 'https://desk.example' } },
    expect: { status: 401, headers: { 'access-control-allow-origin': null } },
  },
  {
    name: 'may not be read by a page of an unregistered origin under that variant',
    assume: { 'browser-origins': 'registered' },
    request: { json: { token: 'nobody-issued-this' }, headers: { origin: 'https://desk.example' } },
    expect: { status: 401, headers: { 'access-control-allow-origin': null } },
  },
  { name: 'returns 415 for a body that is not JSON', request: plainText, expect: notJsonAtAll },
]
