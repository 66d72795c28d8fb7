import type { ContractCases } from '../../case.js'
import { withoutScope, withoutToken } from '../platform.cases.js'
import { noResource, studioBasic } from './administration.cases.js'

const params = { clientId: 'studio-basic' } as const

export const cases: ContractCases = [
  {
    name: 'reads a client with its scopes',
    request: { as: 'admin', params },
    expect: { status: 200, headers: { 'content-type': 'application/json' }, body: studioBasic },
  },
  {
    name: 'returns 404 for an id that no client has',
    request: { as: 'admin', params: { clientId: 'nobody' } },
    expect: noResource,
  },
  withoutScope('oauth:client:view', { as: 'studio-basic', params }),
  withoutToken({ params }),
]
