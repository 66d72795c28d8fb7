import type { ContractCases } from '../../case.js'
import { asAgent, rejected, started } from './jobs.cases.js'

const finished = {
  ...asAgent,
  operation: 'getJobStatus',
  params: { jobId: '{jobId}' },
  keep: ['expires', 'token'],
} as const
const before = [started, finished]
const request = { params: { jobId: '{jobId}' }, query: { expires: '{expires}', token: '{token}' } }
const head =
  'ACD Call ID,Segment ID,Start Date,Voice Recording Status,Agent 1 Name,Agent 1 ACD ID,' +
  'Agent 1 Contact Number,Agent 1 Team,Agent 1 Skills,ANI,DNIS,Disposition\r\n'

export const cases: ContractCases = [
  {
    name: 'lists the recordings of the days of the job that have ended',
    before,
    request,
    expect: {
      status: 200,
      headers: { 'content-type': 'text/csv' },
      body:
        `${head}460000000003,02d9b405-9b8d-871d-9cba-e5f92653839b,2026-01-15T09:05:00.000Z,Success,Sam Okafor,5001,` +
        '460000000003,77,,tel:+15555550789,,\r\n',
    },
  },
  {
    name: 'has only the names of its columns when no recording is of these days',
    before: [
      { ...started, json: { ...started.json, startDate: '2026-01-10', endDate: '2026-01-14' } },
      finished,
    ],
    request,
    expect: { status: 200, headers: { 'content-type': 'text/csv' }, body: head },
  },
  {
    name: 'has notes after the names of two columns under that variant',
    assume: { 'data-extraction-columns': 'annotated' },
    before: [
      { ...started, json: { ...started.json, startDate: '2026-01-10', endDate: '2026-01-14' } },
      finished,
    ],
    request,
    expect: {
      status: 200,
      body:
        'ACD Call ID (Master Contact ID),Segment ID,Start Date,Voice Recording Status,Agent 1 Name,Agent 1 ACD ID,' +
        'Agent 1 Contact Number (Contact ID),Agent 1 Team,Agent 1 Skills,ANI,DNIS,Disposition\r\n',
    },
  },
  {
    name: 'returns 403 for a URL that is older than 30 seconds',
    before,
    advance: '30s',
    request,
    expect: rejected(403),
  },
  {
    name: 'returns 404 for a URL that is older than 30 seconds under that variant',
    assume: { 'data-extraction-file': 'not-found-404' },
    before,
    advance: '30s',
    request,
    expect: rejected(404),
  },
  {
    name: 'returns 403 for a URL whose time was changed',
    before,
    request: { ...request, query: { expires: '{expires}0', token: '{token}' } },
    expect: rejected(403),
  },
  {
    name: 'returns 403 for a URL of another World',
    request: {
      params: { jobId: '3f2c5a8e-1b7d-8c4e-a9f0-6d2e8b1c7a35' },
      query: { expires: '1', token: 'x' },
    },
    expect: rejected(403),
  },
]
