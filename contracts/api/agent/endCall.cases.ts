import type { ContractCases } from '../../case.js'
import { accepted, own, startSession } from './contact.cases.js'
import { heldOrMasked, ownCallRejections, record } from './hold-contact.cases.js'

const conflict = 'Cannot end the contact at this time.'

export const cases: ContractCases = [
  { name: 'ends the call', before: [startSession], request: own, expect: accepted },
  {
    name: 'ends a call that is being recorded',
    before: [startSession, record],
    request: own,
    expect: accepted,
  },
  ...heldOrMasked(conflict),
  ...ownCallRejections(conflict),
]
