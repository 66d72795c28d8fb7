import type { ContractCases } from '../../case.js'
import { accepted, agent, conflict, locked, noInteraction, ok, own } from './interaction.cases.js'
import { whileStarting, withoutPermission, withoutToken, withoutUserId } from './rejections.cases.js'

const start = { ...own, operation: 'startRecordingOnDemand' } as const
const decline = { ...own, operation: 'doNotRecord' } as const

export const cases: ContractCases = [
  { name: 'declines a call that is not recorded', request: own, expect: ok },
  { name: 'declines a call that is being recorded', before: [start], request: own, expect: ok },
  { name: 'changes nothing the second time', before: [decline], request: own, expect: ok },
  { name: 'returns 202 when it takes time to settle', settle: '2s', request: own, expect: accepted },
  whileStarting(own),
  {
    name: 'returns 425 while it is already being processed',
    settle: '2s',
    before: [decline],
    request: own,
    expect: locked,
  },
  withoutUserId({ as: agent }),
  withoutToken({ query: own.query }),
  withoutPermission(own),
  {
    name: 'returns 404 before the call is answered',
    world: { call: 'alerting' },
    request: own,
    expect: noInteraction,
  },
  {
    name: 'returns 409 the second time under that variant',
    assume: { 'do-not-record-again': 'conflict-409' },
    before: [decline],
    request: own,
    expect: conflict,
  },
]
