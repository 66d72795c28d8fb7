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
  { name: 'stops what is being recorded', before: [begin], request: own, expect: ok },
  {
    name: 'answers 202 when it takes time to settle',
    settle: { stop: '2s' },
    before: [begin],
    request: own,
    expect: accepted,
  },
  {
    name: 'answers 425 while the start is in work',
    settle: '2s',
    before: [begin],
    request: own,
    expect: locked,
  },
  {
    name: 'answers 404 once it has stopped by itself',
    before: [begin],
    advance: '60s',
    request: own,
    expect: noInteraction,
  },
  {
    name: 'stops it a moment before it would stop by itself',
    before: [begin],
    advance: '59999ms',
    request: own,
    expect: ok,
  },
  { name: 'answers 404 when no screen is recorded', request: own, expect: noInteraction },
  {
    name: 'answers 404 to the number of another contact',
    before: [begin],
    request: { as: agent, query: { ...query, contactId: '460000000002' } },
    expect: noInteraction,
  },
  {
    name: 'answers 400 to a contactId that is no number',
    before: [begin],
    request: { as: agent, query: { ...query, contactId: 'conv-123' } },
    expect: badRequest,
  },
  {
    name: 'answers 400 without a contactId',
    before: [begin],
    request: { as: agent, query: { userId: agentId } },
    expect: badRequest,
  },
  ...screenSecurity(path),
]
