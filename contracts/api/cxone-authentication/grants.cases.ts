import type { ContractCase } from '../../case.js'
import { any } from '../../matchers.js'
import { redirectUri } from './samples.cases.js'
import { signInOfSam } from './signIn.cases.js'
import { noStore, passwordForm, rejected, tokens, typedTokens } from './token.cases.js'
import { signedIn } from './userhub.cases.js'

// Sequences of requests with a code or a refresh token.

/** The form that exchanges the code of signInOfSam for tokens, with the verifier of RFC 7636 appendix B. */
const codeForm = {
  grant_type: 'authorization_code',
  client_id: 'cxone-agent',
  redirect_uri: redirectUri,
  code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  code: '{code}',
} as const
const refreshForm = { grant_type: 'refresh_token', refresh_token: '{refresh_token}' } as const

const changed = {
  operation: 'issueCxoneToken',
  form: codeForm,
  keep: ['access_token', 'refresh_token'],
} as const
const changedAgain = { operation: 'issueCxoneToken', form: codeForm, rejected: 400 } as const
const refreshed = { operation: 'issueCxoneToken', form: refreshForm } as const

const signedOut = { operation: 'logout', headers: { cookie: '{set-cookie}' } } as const

const granted = { status: 200, headers: noStore, body: tokens } as const
const refusedRefresh = rejected('invalid_grant', 'the refresh token is not valid')
const refusedCode = rejected('invalid_grant', 'the authorization code is not valid')

export const grantCases: readonly ContractCase[] = [
  {
    name: 'exchanges a code for tokens',
    before: [signInOfSam],
    request: { form: codeForm },
    expect: granted,
  },
  {
    name: 'rejects a code that is older than a minute',
    before: [signInOfSam],
    advance: '5m',
    request: { form: codeForm },
    expect: refusedCode,
  },
  {
    name: 'exchanges a code that is five minutes old under the variant of ten minutes',
    assume: { 'authorization-code-lifetime': '10m' },
    before: [signInOfSam],
    advance: '5m',
    request: { form: codeForm },
    expect: granted,
  },
  {
    name: 'rejects the refresh token of a code that was sent twice',
    before: [signInOfSam, changed, changedAgain],
    request: { form: refreshForm },
    expect: refusedRefresh,
  },
  {
    name: 'refreshes after a code was sent twice under the refused-only variant',
    assume: { 'authorization-code-reuse': 'refused-only' },
    before: [signInOfSam, changed, changedAgain],
    request: { form: refreshForm },
    expect: granted,
  },
  {
    name: "refreshes for a public client without client_id, as NICE's SDK does",
    before: [signInOfSam, changed],
    request: { form: refreshForm },
    expect: granted,
  },
  {
    name: 'rejects a refresh for a public client without client_id under the variant that requires it',
    assume: { 'refresh-without-client': 'refused' },
    before: [signInOfSam, changed],
    request: { form: refreshForm },
    expect: rejected('invalid_request', 'parameter client_id is missing'),
  },
  {
    name: 'rejects a refresh token that is three hours old',
    before: [signedIn],
    advance: '3h',
    request: { form: refreshForm },
    expect: refusedRefresh,
  },
  {
    name: 'refreshes after three hours under the variant of a day',
    assume: { 'refresh-token-lifetime': '24h' },
    before: [signedIn],
    advance: '3h',
    request: { form: refreshForm },
    expect: granted,
  },
  {
    name: 'rejects a used refresh token',
    before: [signedIn, refreshed],
    request: { form: refreshForm },
    expect: refusedRefresh,
  },
  {
    name: 'accepts a used refresh token under the variant without rotation',
    assume: { 'refresh-token-rotation': 'stays' },
    before: [signedIn, refreshed],
    request: { form: refreshForm },
    expect: { ...granted, body: { ...tokens, refresh_token: any('token') } },
  },
  {
    name: 'refreshes after the user signed out',
    before: [signInOfSam, changed, signedOut],
    request: { form: refreshForm },
    expect: granted,
  },
  {
    name: 'rejects a refresh after the user signed out under the variant that revokes the tokens',
    assume: { 'logout-ends-tokens': 'end' },
    before: [signInOfSam, changed, signedOut],
    request: { form: refreshForm },
    expect: refusedRefresh,
  },
  {
    name: 'issues opaque tokens under that variant',
    assume: { 'access-token-format': 'opaque' },
    request: { form: passwordForm },
    expect: {
      ...granted,
      body: { ...typedTokens, access_token: any('opaque'), refresh_token: any('opaque') },
    },
  },
]
