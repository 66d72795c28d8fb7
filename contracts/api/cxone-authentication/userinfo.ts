import type { OperationContract } from '../../contract.js'
import { cxoneSpec } from '../../evidence.js'
import { exchangedBefore } from './exchange.js'
import { sam, samId } from './samples.js'
import { signedIn } from './userhub.js'

const text = { type: 'string' } as const

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

/** What GET and POST of `/auth/userinfo` share. */
export const userinfo = {
  surface: 'cxone',
  path: '/auth/userinfo',
  summary: 'Tell about the user of the token',
  security: { kind: 'bearer' },
  evidence: cxoneSpec,
  ambiguities: [
    'userinfo-challenge',
    'deactivated-access-key',
    'refresh-token-reuse',
    'token-exchange-sign-in',
  ],
  responses: {
    '200': {
      description: 'the claims of OpenID Connect Core 5.1 that NICE declares',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['sub', 'name', 'given_name', 'family_name', 'email'],
            properties: { sub: text, name: text, given_name: text, family_name: text, email: text },
          },
        },
      },
    },
    '401': { description: 'the token does not do' },
  },
  cases: [
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
  ],
} as const satisfies Omit<OperationContract, 'operationId' | 'method'>
