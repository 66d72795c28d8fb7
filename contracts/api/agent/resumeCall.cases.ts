import type { ContractCases } from '../../case.js'
import { accepted, own, rejected, startSession } from './contact.cases.js'
import { hold, ownCallRejections } from './hold-contact.cases.js'

const conflict = 'Cannot resume the contact at this time.'

export const cases: ContractCases = [
  { name: 'takes the call off hold', before: [startSession, hold], request: own, expect: accepted },
  {
    name: 'returns 409 for a call that is not on hold',
    before: [startSession],
    request: own,
    expect: rejected(409, conflict),
  },
  {
    name: 'returns 409 for a call that was resumed',
    before: [startSession, hold, { ...own, operation: 'resumeCall' }],
    request: own,
    expect: rejected(409, conflict),
  },
  ...ownCallRejections(conflict),
]
