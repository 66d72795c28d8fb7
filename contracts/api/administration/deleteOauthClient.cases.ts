import type { ContractCases } from '../../case.js'
import { rejected } from '../error-body.cases.js'
import { withoutScope, withoutToken } from '../platform.cases.js'
import { noResource } from './administration.cases.js'

const params = { clientId: 'studio-basic' } as const
const json = { name: 'studio-basic', authorizedGrantType: 'CLIENT-CREDENTIALS', state: 'inactive' } as const
const inactive = { operation: 'putOauthClient', as: 'admin', params, json } as const

export const cases: ContractCases = [
  {
    name: 'deletes a client that is inactive',
    before: [inactive],
    request: { as: 'admin', params },
    expect: { status: 200, body: '' },
  },
  {
    name: 'returns 400 for a client that is active',
    request: { as: 'admin', params },
    expect: rejected(
      400,
      'cannot.delete.client',
      'Clients must be marked as inactive to be eligible for deletion.',
    ),
  },
  {
    name: 'returns 404 for the client that it deleted',
    before: [inactive, { operation: 'deleteOauthClient', as: 'admin', params }],
    request: { as: 'admin', params },
    expect: noResource,
  },
  withoutScope('oauth:client:delete', { as: 'recorder', params }),
  withoutToken({ params }),
]
