import type { ContractCases } from '../../case.js'
import { accepted, own, startSession } from './contact.cases.js'
import { heldOrMasked, hold, ownCallRejections, record } from './hold-contact.cases.js'

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
  ...heldOrMasked(conflict),
  ...ownCallRejections(conflict),
]
