import type { ContractCases } from '../../case.js'
import { noToken } from '../error-body.cases.js'

export const cases: ContractCases = [
  { name: 'revokes the token', request: { as: 'recorder' }, expect: { status: 200, body: '' } },
  {
    name: 'answers 401 to the token that it revoked',
    before: [{ operation: 'deleteTokensMe', as: 'recorder' }],
    request: { as: 'recorder' },
    expect: { status: 401, headers: { 'content-type': 'application/json' } },
  },
  { name: 'answers 401 with the error body to a request without a token', request: {}, expect: noToken },
]
