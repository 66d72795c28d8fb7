import type { ContractCases } from '../../case.js'
import { accepted, own, rejected, startSession } from './contact.cases.js'
import { hold, mask, ownCallRejections, record } from './hold-contact.cases.js'

const conflict = 'Cannot put the contact on hold at this time.'

export const cases: ContractCases = [
  { name: 'puts the call on hold', before: [startSession], request: own, expect: accepted },
  {
    name: 'puts a call that is being recorded on hold',
    before: [startSession, record],
    request: own,
    expect: accepted,
  },
  {
    name: 'puts the call on hold again after it was resumed',
    before: [startSession, hold, { ...own, operation: 'resumeCall' }],
    request: own,
    expect: accepted,
  },
  {
    name: 'returns 409 for a call that is on hold',
    before: [startSession, hold],
    request: own,
    expect: rejected(409, conflict),
  },
  {
    name: 'returns 409 for a masked call',
    before: [startSession, record, mask],
    request: own,
    expect: rejected(409, conflict),
  },
  {
    name: 'puts a masked call on hold under that variant',
    assume: { 'agent-masked-call': 'accepted-202' },
    before: [startSession, record, mask],
    request: own,
    expect: accepted,
  },
  ...ownCallRejections(conflict),
]
