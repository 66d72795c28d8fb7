import type { ContractCases } from '../../case.js'
import { exchangeCases } from './exchange.cases.js'
import { grantCases } from './grants.cases.js'
import {
  accessKey,
  basic,
  noStore,
  passwordForm,
  rejected,
  tooLarge,
  tooLong,
  typedTokens,
} from './token.cases.js'

const backend = basic('cxone-backend', 'cxone-backend-secret')

export const cases: ContractCases = [
  {
    name: 'issues tokens for an access key from a client that authenticates',
    request: { headers: backend, form: passwordForm },
    expect: { status: 200, headers: noStore, body: typedTokens },
  },
  {
    name: 'issues tokens to a client that authenticates in the body',
    request: { form: { ...passwordForm, client_id: 'cxone-backend', client_secret: 'cxone-backend-secret' } },
    expect: { status: 200, headers: noStore, body: typedTokens },
  },
  {
    name: 'rejects a client that authenticates in the body with invalid_client under that variant',
    assume: { 'auth-client-secret-in-body': 'refused' },
    request: { form: { ...passwordForm, client_id: 'cxone-backend', client_secret: 'cxone-backend-secret' } },
    expect: rejected('invalid_client', 'client authentication failed'),
  },
  {
    name: 'wraps the tokens in an array under that variant',
    assume: { 'token-response-wrapping': 'array' },
    request: { form: passwordForm },
    expect: { status: 200, headers: noStore, body: [typedTokens] },
  },
  {
    name: 'issues tokens for an access key without a client',
    request: { form: passwordForm },
    expect: { status: 200, headers: noStore, body: typedTokens },
  },
  {
    name: "accepts a form labelled as JSON, as NICE's SDK sends it",
    request: {
      headers: { 'content-type': 'application/json' },
      text: 'grant_type=password&username=SAMDEMOKEY&password=sam-access-key-secret',
    },
    expect: { status: 200, headers: noStore, body: typedTokens },
  },
  {
    name: 'rejects a JSON object with invalid_request',
    request: { json: passwordForm },
    expect: rejected('invalid_request', 'the body is not application/x-www-form-urlencoded in UTF-8'),
  },
  {
    name: 'accepts a JSON object under that variant',
    assume: { 'auth-token-json-body': 'read' },
    request: { json: passwordForm },
    expect: { status: 200, headers: noStore, body: typedTokens },
  },
  {
    name: 'rejects client_credentials with unsupported_grant_type, whatever the client',
    request: { headers: backend, form: { grant_type: 'client_credentials' } },
    expect: rejected('unsupported_grant_type', 'the grant type is not supported'),
  },
  {
    name: 'rejects an unknown grant with unsupported_grant_type',
    request: { headers: backend, form: { grant_type: 'Password', ...accessKey } },
    expect: rejected('unsupported_grant_type', 'the grant type is not supported'),
  },
  {
    name: 'rejects a request without grant_type with invalid_request',
    request: { headers: backend, form: accessKey },
    expect: rejected('invalid_request', 'parameter grant_type is missing'),
  },
  {
    name: 'rejects the wrong secret of an access key with invalid_grant',
    request: { headers: backend, form: { ...passwordForm, password: 'wrong' } },
    expect: rejected('invalid_grant', 'Invalid credentials'),
  },
  {
    name: 'rejects the name and the password of a user with invalid_grant, because they are for the sign-in page',
    request: {
      headers: backend,
      form: { grant_type: 'password', username: 'sam.okafor@demo.example', password: 'sam-password' },
    },
    expect: rejected('invalid_grant', 'Invalid credentials'),
  },
  {
    name: 'rejects an access key without its secret with invalid_request',
    request: { headers: backend, form: { grant_type: 'password', username: 'SAMDEMOKEY' } },
    expect: rejected('invalid_request', 'parameter password is missing'),
  },
  {
    name: 'rejects a wrong client secret with 400 and no challenge',
    request: { headers: basic('cxone-backend', 'wrong'), form: passwordForm },
    expect: {
      ...rejected('invalid_client', 'client authentication failed'),
      headers: { ...noStore, 'www-authenticate': null },
    },
  },
  {
    name: 'rejects a wrong client secret with 401 and a challenge under that variant',
    assume: { 'auth-refused-client-status': '401' },
    request: { headers: basic('cxone-backend', 'wrong'), form: passwordForm },
    expect: {
      ...rejected('invalid_client', 'client authentication failed'),
      status: 401,
      headers: { ...noStore, 'www-authenticate': 'Basic realm="cxone"' },
    },
  },
  {
    name: 'rejects a client that has a secret and does not send it with invalid_client',
    request: { form: { ...passwordForm, client_id: 'cxone-backend' } },
    expect: rejected('invalid_client', 'client authentication failed'),
  },
  {
    name: 'rejects a grant that the client may not use with unauthorized_client',
    request: { form: { ...passwordForm, client_id: 'cxone-agent' } },
    expect: rejected('unauthorized_client', 'the client may not use this grant type'),
  },
  {
    name: 'rejects a scope other than openid with invalid_scope',
    request: { form: { ...passwordForm, scope: 'recording:control' } },
    expect: rejected('invalid_scope', 'the scope is not supported'),
  },
  {
    name: 'rejects credentials in both the header and the body with invalid_request',
    request: {
      headers: backend,
      form: { ...passwordForm, client_id: 'cxone-backend', client_secret: 'cxone-backend-secret' },
    },
    expect: rejected(
      'invalid_request',
      'the client authenticated in the header and in the body: use one of them',
    ),
  },
  {
    name: 'rejects a code that the mock did not issue with invalid_grant',
    request: {
      form: {
        grant_type: 'authorization_code',
        client_id: 'cxone-agent',
        code: 'nobody-issued-this',
        redirect_uri: 'http://localhost:3000/callback',
      },
    },
    expect: rejected('invalid_grant', 'the authorization code is not valid'),
  },
  {
    name: 'rejects a refresh token that the mock did not issue with invalid_grant',
    request: {
      form: { grant_type: 'refresh_token', client_id: 'cxone-agent', refresh_token: 'nobody-issued-this' },
    },
    expect: rejected('invalid_grant', 'the refresh token is not valid'),
  },
  {
    name: 'rejects the exchange of a token that the mock did not issue with invalid_request',
    request: {
      form: {
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        client_id: 'cxone-agent',
        subject_token: 'nobody-issued-this',
        subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      },
    },
    expect: rejected('invalid_request', 'the subject_token is not valid'),
  },
  {
    name: 'returns 413 for a body larger than 64 kB',
    request: { headers: { 'content-type': 'application/x-www-form-urlencoded' }, text: tooLong },
    expect: tooLarge,
  },
  ...grantCases,
  ...exchangeCases,
]
