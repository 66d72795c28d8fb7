import type { ContractCases } from '../../case.js'
import { accepted, agent, conflict, locked, noInteraction, ok, own } from './interaction.cases.js'
import { whileStarting, withoutPermission, withoutToken, withoutUserId } from './rejections.cases.js'

const start = { ...own, operation: 'startRecordingOnDemand' } as const
const decline = { ...own, operation: 'doNotRecord' } as const

export const cases: ContractCases = [
  { name: 'declines a call that is not recorded', request: own, expect: ok },
  { name: 'declines a call that is being recorded', before: [start], request: own, expect: ok },
  { name: 'changes nothing the second time', before: [decline], request: own, expect: ok },
  { name: 'answers 202 when it takes time to settle', settle: '2s', request: own, expect: accepted },
  whileStarting(own),
  {
    name: 'answers 425 while it is in work already',
    settle: '2s',
    before: [decline],
    request: own,
    expect: locked,
  },
  withoutUserId({ as: agent }),
  withoutToken({ query: own.query }),
  withoutPermission(own),
  {
    name: 'answers 404 before the call is answered',
    world: { call: 'alerting' },
    request: own,
    expect: noInteraction,
  },
  {
    name: 'answers 409 the second time where that variant is assumed',
    assume: { 'do-not-record-again': 'conflict-409' },
    before: [decline],
    request: own,
    expect: conflict,
  },
]
