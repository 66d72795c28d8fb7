import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { asAgent, json, rejected, started, withoutPermission, withoutToken } from './jobs.cases.js'

const request = { ...asAgent, json }
const without = (name: keyof typeof json) => ({ ...asAgent, json: { ...json, [name]: undefined } })
const accepted = { status: 202, headers: { 'content-type': 'application/json' }, body: any('uuid') }

export const cases: ContractCases = [
  { name: 'starts a job, and returns its id as a JSON string', request, expect: accepted },
  { name: 'returns 400 without an entityName', request: without('entityName'), expect: rejected(400) },
  { name: 'returns 400 without a version', request: without('version'), expect: rejected(400) },
  { name: 'returns 400 without a startDate', request: without('startDate'), expect: rejected(400) },
  { name: 'returns 400 without an endDate', request: without('endDate'), expect: rejected(400) },
  {
    name: 'returns 400 for a date that does not exist',
    request: { ...asAgent, json: { ...json, startDate: '2026-02-30' } },
    expect: rejected(400),
  },
  {
    name: 'returns 400 for an endDate before the startDate',
    request: { ...asAgent, json: { ...json, endDate: '2026-01-14' } },
    expect: rejected(400),
  },
  {
    name: 'returns 404 for an unknown entity',
    request: { ...asAgent, json: { ...json, entityName: 'recordings' } },
    expect: rejected(404),
  },
  {
    name: 'returns 404 for a version that is not a number',
    request: { ...asAgent, json: { ...json, version: 'latest' } },
    expect: rejected(404),
  },
  {
    name: 'returns 400 for an unknown entity under that variant',
    assume: { 'data-extraction-bad-job': 'bad-request-400' },
    request: { ...asAgent, json: { ...json, entityName: 'recordings' } },
    expect: rejected(400),
  },
  {
    name: 'returns 403 within 30 seconds of the last job',
    before: [started],
    advance: '29s',
    request,
    expect: rejected(403),
  },
  {
    name: 'starts another job after 30 seconds',
    before: [started],
    advance: '30s',
    request,
    expect: accepted,
  },
  {
    name: 'returns 429 within 30 seconds of the last job under that variant',
    assume: { 'data-extraction-too-soon': 'too-many-429' },
    before: [started],
    request,
    expect: rejected(429),
  },
  {
    name: 'starts another job immediately under that variant',
    assume: { 'data-extraction-too-soon': 'allowed' },
    before: [started],
    request,
    expect: accepted,
  },
  withoutPermission(request),
  withoutToken({ json }),
]
