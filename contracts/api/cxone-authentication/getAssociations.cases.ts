import type { ContractCases } from '../../case.js'
import { sam, samId } from './samples.cases.js'

const own = { userId: samId, username: sam, tenantName: 'demo' } as const
const unauthorized = { status: 401, headers: { 'content-type': null }, body: '' } as const

export const cases: ContractCases = [
  {
    name: 'lists the user of the token alone',
    world: { colleague: true },
    request: { as: sam },
    expect: { status: 200, headers: { 'content-type': 'application/json' }, body: [own] },
  },
  {
    name: 'lists nobody where only others are listed',
    assume: { 'association-with-oneself': 'others-only' },
    request: { as: sam },
    expect: { status: 200, body: [] },
  },
  {
    name: 'answers an empty 401 to a request without a token',
    request: {},
    expect: { ...unauthorized, headers: { ...unauthorized.headers, 'www-authenticate': null } },
  },
  {
    name: 'answers an empty 401 to an expired token',
    advance: '1h',
    request: { as: sam },
    expect: unauthorized,
  },
  {
    name: 'answers an empty 401 to a token of client_credentials, which is of the other service',
    request: { as: 'recorder' },
    expect: unauthorized,
  },
]
