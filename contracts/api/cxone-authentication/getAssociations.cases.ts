import type { ContractCases } from '../../case.js'
import { sam, samId } from './samples.cases.js'

const own = { userId: samId, username: sam, tenantName: 'demo' } as const
const unauthorized = { status: 401, headers: { 'content-type': null }, body: '' } as const

export const cases: ContractCases = [
  {
    name: 'lists only the user of the token',
    world: { colleague: true },
    request: { as: sam },
    expect: { status: 200, headers: { 'content-type': 'application/json' }, body: [own] },
  },
  {
    name: 'lists no user under the variant with only other users',
    assume: { 'association-with-oneself': 'others-only' },
    request: { as: sam },
    expect: { status: 200, body: [] },
  },
  {
    name: 'returns an empty 401 for a request without a token',
    request: {},
    expect: { ...unauthorized, headers: { ...unauthorized.headers, 'www-authenticate': null } },
  },
  {
    name: 'returns an empty 401 for an expired token',
    advance: '1h',
    request: { as: sam },
    expect: unauthorized,
  },
  {
    name: 'returns an empty 401 for a token of client_credentials, which belongs to the other service',
    request: { as: 'recorder' },
    expect: unauthorized,
  },
]
