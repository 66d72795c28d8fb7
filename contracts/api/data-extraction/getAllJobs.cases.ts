import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { asAgent, started, withoutPermission, withoutToken } from './jobs.cases.js'

const job = (status: string) => ({ id: any('uuid'), status })

export const cases: ContractCases = [
  {
    name: 'returns an empty list before the first job',
    request: asAgent,
    expect: { status: 200, headers: { 'content-type': 'application/json' }, body: { jobs: [] } },
  },
  {
    name: 'lists every job with its status',
    settle: '2s',
    before: [started],
    request: asAgent,
    expect: { status: 200, body: { jobs: [job('RUNNING')] } },
  },
  withoutPermission(asAgent),
  withoutToken({}),
]
