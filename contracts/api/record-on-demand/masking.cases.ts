import type { ContractCase } from '../../case.js'
import { agent, agentId, empty, own } from './interaction.cases.js'

export const start = { ...own, operation: 'startRecordingOnDemand' } as const

export const maskingRejections: readonly ContractCase[] = [
  {
    name: 'returns 422 on an internal call',
    world: { internal: true },
    before: [start],
    request: own,
    expect: empty(422),
  },
  {
    name: 'returns 425 while a start is being processed',
    settle: '2s',
    before: [start],
    request: own,
    expect: empty(425),
  },
  {
    name: 'returns 404 without a userId, because no 400 is declared',
    request: { as: agent },
    expect: empty(404),
  },
  {
    name: 'returns 404 for a userId that is not a UUID, because no 400 is declared',
    request: { as: agent, query: { userId: '5001' } },
    expect: empty(404),
  },
  { name: 'returns 404 when the call has ended', world: { call: 'ended' }, request: own, expect: empty(404) },
  {
    name: 'returns 401 without a body for a request without a token',
    request: { query: { userId: agentId } },
    expect: empty(401),
  },
  {
    name: 'returns 403 without a body for a user who may record on demand but not mask',
    world: { permissions: ['Multi-ACD Record on Demand API'] },
    request: own,
    expect: empty(403),
  },
]
