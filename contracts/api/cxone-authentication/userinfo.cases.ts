import type { ContractCases } from '../../case.js'
import { exchangedBefore } from './exchange.cases.js'
import { sam, samId } from './samples.cases.js'
import { signedIn } from './userhub.cases.js'

const withThatToken = { headers: { authorization: 'Bearer {access_token}' } } as const
const refreshed = {
  operation: 'issueCxoneToken',
  form: { grant_type: 'refresh_token', refresh_token: '{refresh_token}' },
} as const
const refreshedAgain = { ...refreshed, refused: 400 } as const
const deactivated = {
  operation: 'updateAccessKey',
  ...withThatToken,
  params: { accessKeyId: 'SAMDEMOKEY' },
  json: { isActive: false },
} as const

export const cases: ContractCases = [
  {
    name: 'tells the name and the email of the user',
    request: { as: sam },
    expect: {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: {
        sub: `user:${samId}`,
        name: 'Sam Okafor',
        given_name: 'Sam',
        family_name: 'Okafor',
        email: sam,
      },
    },
  },
  {
    name: 'answers an empty 401 without a challenge to a request without a token',
    request: {},
    expect: { status: 401, headers: { 'www-authenticate': null, 'content-type': null }, body: '' },
  },
  {
    name: 'answers an empty 401 to an expired token',
    advance: '1h',
    request: { as: sam },
    expect: { status: 401, body: '' },
  },
  {
    name: 'answers an empty 401 to a token of client_credentials, which is of the other service',
    request: { as: 'recorder' },
    expect: { status: 401, body: '' },
  },
  {
    name: 'challenges, if CXone does',
    assume: { 'userinfo-challenge': 'bearer' },
    request: {},
    expect: { status: 401, headers: { 'www-authenticate': 'Bearer realm="cxone"' }, body: '' },
  },
  {
    name: 'tells of a user whose access key was deactivated after the token was issued',
    before: [signedIn, deactivated],
    request: withThatToken,
    expect: { status: 200 },
  },
  {
    name: 'answers an empty 401 once the access key is deactivated, if the tokens end with it',
    assume: { 'deactivated-access-key': 'end' },
    before: [signedIn, deactivated],
    request: withThatToken,
    expect: { status: 401, body: '' },
  },
  {
    name: 'answers an empty 401 after a refresh token of the same sign-in came twice',
    before: [signedIn, refreshed, refreshedAgain],
    request: withThatToken,
    expect: { status: 401, body: '' },
  },
  {
    name: 'tells of the user after a refresh token came twice, if that only refuses the refresh token',
    assume: { 'refresh-token-reuse': 'refused-only' },
    before: [signedIn, refreshed, refreshedAgain],
    request: withThatToken,
    expect: { status: 200 },
  },
  {
    name: 'answers an empty 401 to an exchanged token, once the sign-in that it came of is revoked',
    before: [signedIn, exchangedBefore, refreshed, refreshedAgain],
    request: withThatToken,
    expect: { status: 401, body: '' },
  },
  {
    name: 'tells of the user of an exchanged token after that, if an exchange is a sign-in of its own',
    assume: { 'token-exchange-sign-in': 'own' },
    before: [signedIn, exchangedBefore, refreshed, refreshedAgain],
    request: withThatToken,
    expect: { status: 200 },
  },
]
