import type { ContractCases } from '../../case.js'
import { agent, agentId, badRequest, locked, noInteraction } from './interaction.cases.js'
import { acceptedScreen, begin, screenSecurity, stopped } from './screen.cases.js'
import { path } from './stopScreenInteractionRecording.js'

const query = { userId: agentId, contactId: '{contactId}' } as const
const own = { as: agent, query } as const

export const cases: ContractCases = [
  { name: 'stops a recording in progress', before: [begin], request: own, expect: stopped },
  {
    name: 'returns 202 when it takes time to settle',
    settle: { stop: '2s' },
    before: [begin],
    request: own,
    expect: acceptedScreen,
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
    expect: stopped,
  },
  {
    name: 'returns 404 when no screen is recorded',
    request: { as: agent, query: { ...query, contactId: '990000000001' } },
    expect: noInteraction,
  },
  {
    name: 'returns 404 for the contact of the call, which is another one',
    before: [begin],
    request: { as: agent, query: { ...query, contactId: '460000000001' } },
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
