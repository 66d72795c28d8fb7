import type { ContractCases } from '../../case.js'
import { exchangedBefore } from './exchange.cases.js'
import { sam, samId } from './samples.cases.js'
import { signedIn } from './userhub.cases.js'

const withThatToken = { headers: { authorization: 'Bearer {access_token}' } } as const
const refreshed = {
  operation: 'issueCxoneToken',
  form: { grant_type: 'refresh_token', refresh_token: '{refresh_token}' },
} as const
const refreshedAgain = { ...refreshed, rejected: 400 } as const
const deactivated = {
  operation: 'updateAccessKey',
  ...withThatToken,
  params: { accessKeyId: 'SAMDEMOKEY' },
  json: { isActive: false },
} as const

export const cases: ContractCases = [
  {
    name: 'returns the name and the email of the user',
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
    name: 'returns an empty 401 with the headers that NICE declares for a request without a token',
    request: {},
    expect: {
      status: 401,
      headers: {
        'cache-control': 'no-store',
        pragma: 'no-cache',
        'www-authenticate': 'error="invalid token"',
        'content-type': null,
      },
      body: '',
    },
  },
  {
    name: 'returns an empty 401 for an expired token',
    advance: '1h',
    request: { as: sam },
    expect: { status: 401, body: '' },
  },
  {
    name: 'returns an empty 401 for a token of client_credentials, which belongs to the other service',
    request: { as: 'recorder' },
    expect: { status: 401, body: '' },
  },
  {
    name: 'sends a challenge of RFC 6750 under that variant',
    assume: { 'userinfo-challenge': 'bearer' },
    request: {},
    expect: { status: 401, headers: { 'www-authenticate': 'Bearer realm="cxone"' }, body: '' },
  },
  {
    name: 'returns the user after the access key was deactivated',
    before: [signedIn, deactivated],
    request: withThatToken,
    expect: { status: 200 },
  },
  {
    name: 'returns an empty 401 after the access key was deactivated under the variant that revokes the tokens',
    assume: { 'deactivated-access-key': 'end' },
    before: [signedIn, deactivated],
    request: withThatToken,
    expect: { status: 401, body: '' },
  },
  {
    name: 'returns an empty 401 after a refresh token of the same sign-in was sent twice',
    before: [signedIn, refreshed, refreshedAgain],
    request: withThatToken,
    expect: { status: 401, body: '' },
  },
  {
    name: 'returns the user after a refresh token was sent twice under the refused-only variant',
    assume: { 'refresh-token-reuse': 'refused-only' },
    before: [signedIn, refreshed, refreshedAgain],
    request: withThatToken,
    expect: { status: 200 },
  },
  {
    name: 'returns an empty 401 for an exchanged token after its sign-in was revoked',
    before: [signedIn, exchangedBefore, refreshed, refreshedAgain],
    request: withThatToken,
    expect: { status: 401, body: '' },
  },
  {
    name: 'returns the user of an exchanged token after that under the variant with a separate sign-in',
    assume: { 'token-exchange-sign-in': 'own' },
    before: [signedIn, exchangedBefore, refreshed, refreshedAgain],
    request: withThatToken,
    expect: { status: 200 },
  },
]
