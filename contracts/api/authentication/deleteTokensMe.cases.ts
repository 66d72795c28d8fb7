import type { ContractCases } from '../../case.js'
import { withoutToken } from '../platform.cases.js'

export const cases: ContractCases = [
  { name: 'revokes the token', request: { as: 'recorder' }, expect: { status: 200, body: '' } },
  {
    name: 'returns 401 for the token that it revoked',
    before: [{ operation: 'deleteTokensMe', as: 'recorder' }],
    request: { as: 'recorder' },
    expect: { status: 401, headers: { 'content-type': 'application/json' } },
  },
  withoutToken({}),
]
