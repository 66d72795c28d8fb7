import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'

export const cases: ContractCases = [
  {
    name: 'lists one RSA key without private parts',
    request: {},
    expect: {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: {
        keys: [{ kty: 'RSA', use: 'sig', alg: 'RS256', kid: any('string'), n: any('token'), e: 'AQAB' }],
      },
    },
  },
]
