import type { ContractCases } from '../../case.js'
import { invalidState } from './contact-command.cases.js'
import { accepted, own, rejected, startSession, unauthorized } from './contact.cases.js'

const record = { ...own, operation: 'recordCall' } as const

export const cases: ContractCases = [
  {
    name: 'returns 404 while the call is being recorded, because it cannot be stopped',
    before: [startSession, record],
    request: own,
    expect: rejected(404, 'resource not found'),
  },
  {
    name: 'returns 405 under that variant',
    assume: { 'agent-stop-record': 'method-not-allowed-405' },
    before: [startSession, record],
    request: own,
    expect: rejected(405, 'Method Not Allowed'),
  },
  {
    name: 'stops the recording under that variant',
    assume: { 'agent-stop-record': 'stops' },
    before: [startSession, record],
    request: own,
    expect: accepted,
  },
  {
    name: 'returns 409 when nothing is recorded under the variant that stops',
    assume: { 'agent-stop-record': 'stops' },
    before: [startSession],
    request: own,
    expect: invalidState,
  },
  {
    name: 'returns 401 for a request without a token',
    before: [startSession],
    request: { params: own.params },
    expect: unauthorized,
  },
]
