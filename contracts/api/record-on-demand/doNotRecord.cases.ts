import type { ContractCases } from '../../case.js'
import {
  accepted,
  agent,
  badRequest,
  conflict,
  forbidden,
  locked,
  noInteraction,
  ok,
  own,
  unauthorized,
} from './interaction.cases.js'

const start = { ...own, operation: 'startRecordingOnDemand' } as const
const decline = { ...own, operation: 'doNotRecord' } as const

export const cases: ContractCases = [
  { name: 'declines a call that is not recorded', request: own, expect: ok },
  { name: 'declines a call that is being recorded', before: [start], request: own, expect: ok },
  { name: 'changes nothing the second time', before: [decline], request: own, expect: ok },
  {
    name: 'answers 202 when it takes time to settle',
    settle: '2s',
    request: own,
    expect: accepted,
  },
  {
    name: 'answers 425 while a start is in work',
    settle: '2s',
    before: [start],
    request: own,
    expect: locked,
  },
  {
    name: 'answers 425 while it is in work already',
    settle: '2s',
    before: [decline],
    request: own,
    expect: locked,
  },
  { name: 'answers 400 without a userId', request: { as: agent }, expect: badRequest },
  { name: 'answers 401 to a request without a token', request: { query: own.query }, expect: unauthorized },
  {
    name: 'answers 403 to a user without the permission',
    world: { permissions: [] },
    request: own,
    expect: forbidden,
  },
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
