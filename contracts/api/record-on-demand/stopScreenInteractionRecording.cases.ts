import type { ContractCases } from '../../case.js'
import {
  accepted,
  agent,
  agentId,
  badRequest,
  contactId,
  locked,
  noInteraction,
  ok,
} from './interaction.cases.js'
import { begin, screenSecurity } from './screen.cases.js'
import { path } from './stopScreenInteractionRecording.js'

const query = { userId: agentId, contactId } as const
const own = { as: agent, query } as const

export const cases: ContractCases = [
  { name: 'stops a recording in progress', before: [begin], request: own, expect: ok },
  {
    name: 'returns 202 when it takes time to settle',
    settle: { stop: '2s' },
    before: [begin],
    request: own,
    expect: accepted,
  },
  {
    name: 'returns 425 while the start is being processed',
    settle: '2s',
    before: [begin],
    request: own,
    expect: locked,
  },
  {
    name: 'returns 404 after its duration is over',
    before: [begin],
    advance: '60s',
    request: own,
    expect: noInteraction,
  },
  {
    name: 'stops it just before its duration is over',
    before: [begin],
    advance: '59999ms',
    request: own,
    expect: ok,
  },
  { name: 'returns 404 when no screen is recorded', request: own, expect: noInteraction },
  {
    name: 'returns 404 for the number of another contact',
    before: [begin],
    request: { as: agent, query: { ...query, contactId: '460000000002' } },
    expect: noInteraction,
  },
  {
    name: 'returns 400 for a contactId that is not a number',
    before: [begin],
    request: { as: agent, query: { ...query, contactId: 'conv-123' } },
    expect: badRequest,
  },
  {
    name: 'returns 400 without a contactId',
    before: [begin],
    request: { as: agent, query: { userId: agentId } },
    expect: badRequest,
  },
  ...screenSecurity(path),
]
