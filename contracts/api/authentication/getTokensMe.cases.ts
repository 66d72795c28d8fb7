import type { ContractCases } from '../../case.js'
import { rejected } from '../error-body.cases.js'
import { withoutToken } from '../platform.cases.js'

export const cases: ContractCases = [
  {
    name: 'returns the client and its scopes',
    request: { as: 'studio-basic' },
    expect: {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: {
        organization: { id: 'org-demo', name: 'demo' },
        authorizedScope: ['recording:read', 'recording:write'],
        OAuthClient: { id: 'studio-basic', name: 'studio-basic' },
      },
    },
  },
  withoutToken({}),
  {
    name: 'returns 401 for a token that the mock did not issue',
    request: { headers: { authorization: 'Bearer nobody-issued-this' } },
    expect: rejected(401, 'bad.credentials', 'Invalid login credentials.'),
  },
  {
    name: 'returns 401 for a token of CXone',
    request: { as: 'sam.okafor@demo.example' },
    expect: rejected(401, 'bad.credentials', 'Invalid login credentials.'),
  },
  {
    name: 'returns no scope for a token of CXone under the variant that accepts it',
    assume: { 'cxone-token-on-api-v2': 'without-scope' },
    request: { as: 'sam.okafor@demo.example' },
    expect: {
      status: 200,
      body: {
        organization: { id: 'org-demo', name: 'demo' },
        authorizedScope: [],
        OAuthClient: { id: 'SAMDEMOKEY', name: 'SAMDEMOKEY' },
      },
    },
  },
]
