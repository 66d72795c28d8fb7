import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { withoutToken } from '../platform.cases.js'

export const cases: ContractCases = [
  {
    name: 'creates a channel that lives 24 hours',
    request: { as: 'recorder' },
    expect: {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: { connectUri: any('string'), id: any('token'), expires: '2026-01-16T10:00:00.000Z' },
    },
  },
  withoutToken({}),
]
