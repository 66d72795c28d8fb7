import type { ContractCases } from '../../case.js'
import { accepted, own, rejected, startSession } from './contact.cases.js'
import { hold, mask, ownCallRejections, record } from './hold-contact.cases.js'

const conflict = 'Cannot end the contact at this time.'

export const cases: ContractCases = [
  { name: 'ends the call', before: [startSession], request: own, expect: accepted },
  {
    name: 'ends a call that is being recorded',
    before: [startSession, record],
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
    name: 'ends a masked call under that variant',
    assume: { 'agent-masked-call': 'accepted-202' },
    before: [startSession, record, mask],
    request: own,
    expect: accepted,
  },
  ...ownCallRejections(conflict),
]
