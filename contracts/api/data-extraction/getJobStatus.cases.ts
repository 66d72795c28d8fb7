import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { asAgent, rejected, started, withoutPermission, withoutToken } from './jobs.cases.js'

const request = { ...asAgent, params: { jobId: '{jobId}' } }
const unknown = { params: { jobId: '3f2c5a8e-1b7d-8c4e-a9f0-6d2e8b1c7a35' } }

export const cases: ContractCases = [
  {
    name: 'returns the URL of the file of a job that has succeeded',
    before: [started],
    request,
    expect: {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: { jobStatus: { id: any('uuid'), status: 'SUCCEEDED', result: { url: any('url') } } },
    },
  },
  {
    name: 'returns no URL while the job is running',
    settle: '2s',
    before: [started],
    request,
    expect: { status: 200, body: { jobStatus: { id: any('uuid'), status: 'RUNNING' } } },
  },
  {
    name: 'returns the URL when the job has settled',
    settle: '2s',
    before: [started],
    advance: '2s',
    request,
    expect: {
      status: 200,
      body: { jobStatus: { id: any('uuid'), status: 'SUCCEEDED', result: { url: any('url') } } },
    },
  },
  { name: 'returns 404 for an unknown job', request: { ...asAgent, ...unknown }, expect: rejected(404) },
  withoutPermission({ ...asAgent, ...unknown }),
  withoutToken(unknown),
]
