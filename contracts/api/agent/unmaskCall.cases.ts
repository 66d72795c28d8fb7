import type { ContractCases } from '../../case.js'
import { commandRejections } from './contact-command.cases.js'
import { accepted, own, startSession } from './contact.cases.js'
import { recordPermission } from './contact.js'

const record = { ...own, operation: 'recordCall' } as const
const mask = { ...own, operation: 'maskCall' } as const

export const cases: ContractCases = [
  {
    name: 'unmasks a masked recording',
    before: [startSession, record, mask],
    request: own,
    expect: accepted,
  },
  {
    name: 'changes nothing the second time',
    before: [startSession, record, mask, { ...own, operation: 'unmaskCall' }],
    request: own,
    expect: accepted,
  },
  {
    name: 'is accepted whether or not the call is recorded',
    before: [startSession],
    request: own,
    expect: accepted,
  },
  {
    name: 'accepts maskRecordingMedia',
    before: [startSession, record],
    request: { ...own, query: { maskRecordingMedia: 'voice' } },
    expect: accepted,
  },
  ...commandRejections(recordPermission),
]
