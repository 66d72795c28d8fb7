import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { formLabel } from '../error-body.cases.js'
import { labelledAsForm, withoutScope, withoutToken } from '../platform.cases.js'
import { invalidClientBody, withControl } from './administration.cases.js'

const created = {
  id: any('token'),
  name: 'studio-basic',
  accessTokenValiditySeconds: 86_400,
  registeredRedirectUri: [],
  secret: any('token'),
  authorizedGrantType: 'CLIENT-CREDENTIALS',
  scope: ['recording:read', 'recording:write', 'recording:control'],
  roleDivisions: [],
  state: 'active',
  dateCreated: '2026-01-15T10:00:00.000Z',
  dateModified: '2026-01-15T10:00:00.000Z',
  selfUri: any('string'),
} as const

export const cases: ContractCases = [
  {
    name: 'creates a client with a secret and tokens that live 24 hours',
    request: { as: 'admin', json: withControl },
    expect: { status: 200, headers: { 'content-type': 'application/json' }, body: created },
  },
  {
    name: 'creates a client with a description and grants for divisions',
    request: {
      as: 'admin',
      json: {
        ...withControl,
        description: 'Studio',
        accessTokenValiditySeconds: 172_800,
        roleDivisions: [{ roleId: 'any', divisionId: 'div-demo' }],
      },
    },
    expect: {
      status: 200,
      body: {
        ...created,
        description: 'Studio',
        accessTokenValiditySeconds: 172_800,
        roleDivisions: [{ roleId: 'role-any', divisionId: 'div-demo' }],
      },
    },
  },
  {
    name: 'gives a client for client_credentials no scope under the variant that ignores them',
    assume: { 'oauth-client-scope': 'ignored' },
    request: { as: 'admin', json: withControl },
    expect: { status: 200, body: { ...created, scope: [] } },
  },
  ...invalidClientBody({}),
  withoutScope('oauth:client:add', { as: 'recorder', json: withControl }),
  withoutToken({ json: withControl }),
  labelledAsForm({ as: 'admin', ...formLabel, text: JSON.stringify(withControl) }),
]
