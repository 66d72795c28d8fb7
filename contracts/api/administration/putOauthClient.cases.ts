import type { ContractCases } from '../../case.js'
import { formLabel } from '../error-body.cases.js'
import { labelledAsForm, withoutScope, withoutToken } from '../platform.cases.js'
import { invalidClientBody, noResource, studioBasic, withControl } from './administration.cases.js'

const params = { clientId: 'studio-basic' } as const
const changed = {
  ...studioBasic,
  accessTokenValiditySeconds: 86_400,
  dateModified: '2026-01-15T10:00:00.000Z',
}

export const cases: ContractCases = [
  {
    name: 'adds recording:control to the scopes of a client',
    request: { as: 'admin', params, json: withControl },
    expect: { status: 200, body: { ...changed, scope: withControl.scope } },
  },
  {
    name: 'keeps the scopes that the body does not contain',
    request: {
      as: 'admin',
      params,
      json: { name: 'Studio', authorizedGrantType: 'CLIENT-CREDENTIALS', state: 'disabled' },
    },
    expect: { status: 200, body: { ...changed, name: 'Studio', state: 'disabled' } },
  },
  {
    name: 'removes the scopes that the body does not contain under that variant',
    assume: { 'oauth-client-put-absent': 'removed' },
    request: { as: 'admin', params, json: { name: 'Studio', authorizedGrantType: 'CLIENT-CREDENTIALS' } },
    expect: { status: 200, body: { ...changed, name: 'Studio', scope: [], roleDivisions: [] } },
  },
  {
    name: 'does not change scopes under the variant that ignores them',
    assume: { 'oauth-client-scope': 'ignored' },
    request: { as: 'admin', params, json: withControl },
    expect: { status: 200, body: changed },
  },
  {
    name: 'returns 404 for an id that no client has',
    request: { as: 'admin', params: { clientId: 'nobody' }, json: withControl },
    expect: noResource,
  },
  ...invalidClientBody({ params }),
  withoutScope('oauth:client:edit', { as: 'recorder', params, json: withControl }),
  withoutToken({ params, json: withControl }),
  labelledAsForm({ as: 'admin', params, ...formLabel, text: JSON.stringify(withControl) }),
]
