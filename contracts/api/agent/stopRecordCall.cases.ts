import type { ContractCases } from '../../case.js'
import { invalidState } from './contact-command.cases.js'
import { accepted, own, refused, startSession, unauthorized } from './contact.cases.js'

const record = { ...own, operation: 'recordCall' } as const

export const cases: ContractCases = [
  {
    name: 'answers 404 while the call is being recorded: there is no way to stop it',
    before: [startSession, record],
    request: own,
    expect: refused(404, 'resource not found'),
  },
  {
    name: 'answers 405 where that variant is assumed',
    assume: { 'agent-stop-record': 'method-not-allowed-405' },
    before: [startSession, record],
    request: own,
    expect: refused(405, 'Method Not Allowed'),
  },
  {
    name: 'stops the recording where that variant is assumed',
    assume: { 'agent-stop-record': 'stops' },
    before: [startSession, record],
    request: own,
    expect: accepted,
  },
  {
    name: 'answers 409 when nothing is recorded where it stops',
    assume: { 'agent-stop-record': 'stops' },
    before: [startSession],
    request: own,
    expect: invalidState,
  },
  {
    name: 'answers 401 to a request without a token',
    before: [startSession],
    request: { params: own.params },
    expect: unauthorized,
  },
]
