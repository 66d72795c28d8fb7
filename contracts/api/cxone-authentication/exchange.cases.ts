import type { ContractCase } from '../../case.js'
import { any, jwtWith } from '../../matchers.js'
import { impersonations } from './exchange.js'
import { colleagueId, samId, tenantId } from './samples.cases.js'
import { basic, noStore, refused, tokens } from './token.cases.js'
import { signedIn } from './userhub.cases.js'

const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token'
const exchangeForm = {
  grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
  subject_token: '{access_token}',
  subject_token_type: accessTokenType,
} as const

const impersonation = impersonations.find((name) => name.includes(':user-impersonation')) ?? ''

const exchanged = {
  status: 200,
  headers: noStore,
  body: { ...tokens, issued_token_type: accessTokenType },
} as const

/** The claims of the id_token for the demo's agent, as NICE's own clients read them. */
const samsClaims = {
  iss: any('url'),
  sub: `user:${samId}`,
  aud: 'SAMDEMOKEY',
  iat: any('integer'),
  exp: any('integer'),
  name: 'Sam Okafor',
  given_name: 'Sam',
  family_name: 'Okafor',
  userId: samId,
  tenantId,
  tenant: 'demo',
  area: 'na1',
  icAgentId: '5001',
  icBUId: 4599999,
  icClusterId: 'C200',
  icDomain: 'nice-incontact.com',
  icSPId: '1',
  teamId: 77,
} as const

/** One token for another, and tokens of one user for another. */
export const exchangeCases: readonly ContractCase[] = [
  {
    name: 'exchanges an access token for those of another client, as the SDK of NICE does it',
    before: [signedIn],
    request: { form: { ...exchangeForm, client_id: 'cxone-agent' } },
    expect: exchanged,
  },
  {
    name: 'refuses to exchange the token of another client with invalid_grant, if a client may exchange its own only',
    assume: { 'token-exchange-client': 'same-client' },
    before: [signedIn],
    request: { form: { ...exchangeForm, client_id: 'cxone-agent' } },
    expect: refused('invalid_grant', 'the subject_token was issued to another client'),
  },
  {
    name: 'exchanges the own token of a client, if a client may exchange its own only',
    assume: { 'token-exchange-client': 'same-client' },
    before: [{ ...signedIn, headers: basic('cxone-backend', 'cxone-backend-secret') }],
    request: { headers: basic('cxone-backend', 'cxone-backend-secret'), form: exchangeForm },
    expect: exchanged,
  },
  {
    name: 'refuses to exchange a token of the type id_token with invalid_request',
    before: [signedIn],
    request: { form: { ...exchangeForm, subject_token_type: 'urn:ietf:params:oauth:token-type:id_token' } },
    expect: refused('invalid_request', 'the subject_token_type is not supported'),
  },
  ...impersonations.map((grant_type): ContractCase => ({
    name: `refuses ${grant_type.replace(/^.*:/, '')} without the audience that NICE requires`,
    before: [signedIn],
    request: { form: { ...exchangeForm, grant_type } },
    expect: refused('invalid_request', 'parameter audience is missing'),
  })),
  {
    name: 'impersonates a user, if audience names one',
    assume: { 'impersonation-audience': 'user-id' },
    world: { colleague: true },
    before: [signedIn],
    request: { form: { ...exchangeForm, grant_type: impersonation, audience: colleagueId } },
    expect: exchanged,
  },
  {
    name: 'refuses to impersonate a user who is not there, if audience names one',
    assume: { 'impersonation-audience': 'user-id' },
    before: [signedIn],
    request: { form: { ...exchangeForm, grant_type: impersonation, audience: colleagueId } },
    expect: refused('invalid_request', 'the audience is not known'),
  },
  {
    name: 'issues an id_token with the claims that the clients of NICE read',
    request: { form: { grant_type: 'password', username: 'SAMDEMOKEY', password: 'sam-access-key-secret' } },
    expect: { status: 200, body: { ...tokens, id_token: jwtWith(samsClaims) } },
  },
  {
    name: 'names the issuer as the audience of a user without a client, if CXone does',
    assume: { 'id-token-audience': 'issuer' },
    request: { form: { grant_type: 'password', username: 'SAMDEMOKEY', password: 'sam-access-key-secret' } },
    expect: { status: 200, body: { ...tokens, id_token: jwtWith({ ...samsClaims, aud: any('url') }) } },
  },
  {
    name: 'leaves icSPId out, if CXone does',
    assume: { 'id-token-security-profile': 'absent' },
    request: { form: { grant_type: 'password', username: 'SAMDEMOKEY', password: 'sam-access-key-secret' } },
    expect: { status: 200, body: { ...tokens, id_token: jwtWith(withoutProfile()) } },
  },
]

function withoutProfile() {
  const { icSPId: _, ...others } = samsClaims
  return others
}

/** The access token of an exchange; what was exchanged is kept no longer. */
export const exchangedBefore = {
  operation: 'issueCxoneToken',
  form: { ...exchangeForm, client_id: 'cxone-agent' },
  keep: 'access_token',
} as const
