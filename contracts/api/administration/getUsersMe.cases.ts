import type { ContractCases } from '../../case.js'
import { rejected } from '../error-body.cases.js'
import { withoutToken } from '../platform.cases.js'

export const cases: ContractCases = [
  {
    name: 'returns 400 for a token of client_credentials, which has no user',
    request: { as: 'recorder' },
    expect: rejected(
      400,
      'not.a.user',
      'This request requires a user context. Client credentials cannot be used for requests to this resource.',
    ),
  },
  {
    name: 'describes the user of a CXone token under the variant that accepts it',
    assume: { 'cxone-token-on-api-v2': 'without-scope' },
    request: { as: 'sam.okafor@demo.example' },
    expect: {
      status: 200,
      body: {
        id: '11e90000-0000-4000-8000-000000005001',
        name: 'Sam Okafor',
        email: 'sam.okafor@demo.example',
        username: 'sam.okafor@demo.example',
        state: 'active',
        version: 1,
        selfUri: '/api/v2/users/11e90000-0000-4000-8000-000000005001',
      },
    },
  },
  withoutToken({}),
]
