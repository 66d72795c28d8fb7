import type { ContractCases } from '../../case.js'
import { refusedCommands } from './contact-command.cases.js'
import { accepted, own, startSession } from './contact.cases.js'
import { recordPermission } from './contact.js'

const record = { ...own, operation: 'recordCall' } as const
const mask = { ...own, operation: 'maskCall' } as const

export const cases: ContractCases = [
  {
    name: 'unmasks what is being recorded',
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
    name: 'is taken whether or not the call is recorded',
    before: [startSession],
    request: own,
    expect: accepted,
  },
  {
    name: 'takes maskRecordingMedia',
    before: [startSession, record],
    request: { ...own, query: { maskRecordingMedia: 'voice' } },
    expect: accepted,
  },
  ...refusedCommands(recordPermission),
]
