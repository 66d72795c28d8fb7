import type { ContractCase } from '../../case.js'
import { agent, agentId, empty, own } from './interaction.cases.js'

export const start = { ...own, operation: 'startRecordingOnDemand' } as const

export const maskingRefusals: readonly ContractCase[] = [
  {
    name: 'answers 422 on an internal call',
    world: { internal: true },
    before: [start],
    request: own,
    expect: empty(422),
  },
  {
    name: 'answers 425 while a start is in work',
    settle: '2s',
    before: [start],
    request: own,
    expect: empty(425),
  },
  {
    name: 'answers 404 without a userId, since no 400 is declared',
    request: { as: agent },
    expect: empty(404),
  },
  {
    name: 'answers 404 to a userId that is no UUID, since no 400 is declared',
    request: { as: agent, query: { userId: '5001' } },
    expect: empty(404),
  },
  { name: 'answers 404 when the call has ended', world: { call: 'ended' }, request: own, expect: empty(404) },
  {
    name: 'answers 401 without a body to a request without a token',
    request: { query: { userId: agentId } },
    expect: empty(401),
  },
  {
    name: 'answers 403 without a body to a user who may record on demand but not mask',
    world: { permissions: ['Multi-ACD Record on Demand API'] },
    request: own,
    expect: empty(403),
  },
]
