import type { ContractCase } from '../../case.js'
import { any, jwtWith } from '../../matchers.js'
import { impersonations } from './exchange.js'
import { colleagueId, samId, tenantId } from './samples.cases.js'
import { accessTokenType, basic, noStore, rejected, typedTokens } from './token.cases.js'
import { signedIn } from './userhub.cases.js'

const exchangeForm = {
  grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
  subject_token: '{access_token}',
  subject_token_type: accessTokenType,
} as const

const impersonation = impersonations.find((name) => name.includes(':user-impersonation')) ?? ''

const exchanged = {
  status: 200,
  headers: noStore,
  body: typedTokens,
} as const

/** The claims of the demo agent's id_token, as NICE's own clients read them. */
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

const accessClaims = {
  role: { legacyId: 'Agent', id: any('uuid'), lastUpdateTime: any('integer'), secondaryRoles: [] },
  sub: `user:${samId}`,
  iss: any('url'),
  given_name: 'Sam',
  aud: 'SAMDEMOKEY',
  icBUId: 4599999,
  name: 'sam.okafor@demo.example',
  tenantId,
  family_name: 'Okafor',
  tenant: 'demo',
  icClusterId: 'C200',
  iat: any('integer'),
  exp: any('integer'),
  jti: any('token'),
} as const

const refreshClaims = {
  aud: 'SAMDEMOKEY',
  iss: any('url'),
  id: samId,
  sessionId: any('uuid'),
  iat: any('integer'),
  exp: any('integer'),
  jti: any('token'),
} as const

/** Token exchange and impersonation. */
export const exchangeCases: readonly ContractCase[] = [
  {
    name: "exchanges an access token for tokens of another client, as NICE's SDK does",
    before: [signedIn],
    request: { form: { ...exchangeForm, client_id: 'cxone-agent' } },
    expect: exchanged,
  },
  {
    name: "rejects the exchange of another client's token with invalid_grant under the same-client variant",
    assume: { 'token-exchange-client': 'same-client' },
    before: [signedIn],
    request: { form: { ...exchangeForm, client_id: 'cxone-agent' } },
    expect: rejected('invalid_grant', 'the subject_token was issued to another client'),
  },
  {
    name: "exchanges the client's own token under the same-client variant",
    assume: { 'token-exchange-client': 'same-client' },
    before: [{ ...signedIn, headers: basic('cxone-backend', 'cxone-backend-secret') }],
    request: { headers: basic('cxone-backend', 'cxone-backend-secret'), form: exchangeForm },
    expect: exchanged,
  },
  {
    name: 'rejects the exchange of a token of the type id_token with invalid_request',
    before: [signedIn],
    request: { form: { ...exchangeForm, subject_token_type: 'urn:ietf:params:oauth:token-type:id_token' } },
    expect: rejected('invalid_request', 'the subject_token_type is not supported'),
  },
  ...impersonations.map((grant_type): ContractCase => ({
    name: `rejects ${grant_type.replace(/^.*:/, '')} without the audience that NICE requires`,
    before: [signedIn],
    request: { form: { ...exchangeForm, grant_type } },
    expect: rejected('invalid_request', 'parameter audience is missing'),
  })),
  {
    name: 'impersonates a user under the variant in which audience is a userId',
    assume: { 'impersonation-audience': 'user-id' },
    world: { colleague: true },
    before: [signedIn],
    request: { form: { ...exchangeForm, grant_type: impersonation, audience: colleagueId } },
    expect: exchanged,
  },
  {
    name: 'rejects an unknown user under the variant in which audience is a userId',
    assume: { 'impersonation-audience': 'user-id' },
    before: [signedIn],
    request: { form: { ...exchangeForm, grant_type: impersonation, audience: colleagueId } },
    expect: rejected('invalid_request', 'the audience is not known'),
  },
  {
    name: "issues an id_token with the claims that NICE's clients read",
    request: { form: { grant_type: 'password', username: 'SAMDEMOKEY', password: 'sam-access-key-secret' } },
    expect: { status: 200, body: { ...typedTokens, id_token: jwtWith(samsClaims) } },
  },
  {
    name: 'issues an access token and a refresh token with the claims that a response of 2021 has',
    request: { form: { grant_type: 'password', username: 'SAMDEMOKEY', password: 'sam-access-key-secret' } },
    expect: {
      status: 200,
      body: { ...typedTokens, access_token: jwtWith(accessClaims), refresh_token: jwtWith(refreshClaims) },
    },
  },
  {
    name: 'uses the issuer as the audience of a user without a client under that variant',
    assume: { 'id-token-audience': 'issuer' },
    request: { form: { grant_type: 'password', username: 'SAMDEMOKEY', password: 'sam-access-key-secret' } },
    expect: { status: 200, body: { ...typedTokens, id_token: jwtWith({ ...samsClaims, aud: any('url') }) } },
  },
  {
    name: 'omits icSPId under that variant',
    assume: { 'id-token-security-profile': 'absent' },
    request: { form: { grant_type: 'password', username: 'SAMDEMOKEY', password: 'sam-access-key-secret' } },
    expect: { status: 200, body: { ...typedTokens, id_token: jwtWith(withoutProfile()) } },
  },
]

function withoutProfile() {
  const { icSPId: _, ...others } = samsClaims
  return others
}

/** Exchanges the access token; later requests use the new one. */
export const exchangedBefore = {
  operation: 'issueCxoneToken',
  form: { ...exchangeForm, client_id: 'cxone-agent' },
  keep: 'access_token',
} as const
