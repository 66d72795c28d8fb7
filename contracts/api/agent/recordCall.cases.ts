import type { ContractCases } from '../../case.js'
import {
  inWork,
  invalidState,
  sharedRejections,
  commandRejections,
  spellings,
} from './contact-command.cases.js'
import { accepted, own, startSession } from './contact.cases.js'
import { maskPermission } from './contact.js'
import { path } from './recordCall.js'

const record = { ...own, operation: 'recordCall' } as const

export const cases: ContractCases = [
  { name: 'records the call', before: [startSession], request: own, expect: accepted },
  {
    name: 'changes nothing while the call is being recorded',
    before: [startSession, record],
    request: own,
    expect: accepted,
  },
  {
    name: 'returns 202 when it takes time',
    settle: '2s',
    before: [startSession],
    request: own,
    expect: accepted,
  },
  {
    name: 'returns 409 after do-not-record',
    before: [
      startSession,
      { as: own.as, operation: 'doNotRecord', query: { userId: '11e90000-0000-4000-8000-000000005001' } },
    ],
    request: own,
    expect: invalidState,
  },
  ...recordsAgain(),
  ...inWork,
  ...spellings(path),
  ...commandRejections(maskPermission),
  ...sharedRejections,
]

function recordsAgain() {
  const query = { userId: '11e90000-0000-4000-8000-000000005001' }
  const stopped = [
    startSession,
    { as: own.as, query, operation: 'startRecordingOnDemand' },
    { as: own.as, query, operation: 'stopRecordingOnDemand' },
  ] as const
  return [
    {
      name: 'resumes a recording that was stopped on demand',
      before: stopped,
      request: own,
      expect: accepted,
    },
    {
      name: 'returns 409 after a stop on demand under that variant',
      assume: { 'agent-record-after-stop': 'conflict-409' },
      before: stopped,
      request: own,
      expect: invalidState,
    },
  ] as const
}
