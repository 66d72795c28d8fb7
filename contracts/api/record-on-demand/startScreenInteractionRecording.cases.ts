import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import {
  accepted,
  agent,
  agentId,
  badRequest,
  contactId,
  locked,
  noInteraction,
} from './interaction.cases.js'
import { begin, screenSecurity } from './screen.cases.js'
import { path } from './startScreenInteractionRecording.js'

const begun = { status: 200, body: { contactId, interactionId: any('uuid'), httpStatus: 'OK' } } as const
const own = { as: agent, query: begin.query } as const

export const cases: ContractCases = [
  { name: "records the agent's screen", request: own, expect: begun },
  {
    name: 'returns the same for a second start, which changes nothing',
    before: [begin],
    request: { as: agent, query: { userId: agentId, recordingDuration: '120' } },
    expect: begun,
  },
  { name: 'returns 202 when it takes time to settle', settle: '2s', request: own, expect: accepted },
  {
    name: 'returns 425 while the previous start is being processed',
    settle: '2s',
    before: [begin],
    request: own,
    expect: locked,
  },
  {
    name: 'accepts 5 seconds',
    request: { as: agent, query: { userId: agentId, recordingDuration: '5' } },
    expect: begun,
  },
  {
    name: 'accepts 13200 seconds',
    request: { as: agent, query: { userId: agentId, recordingDuration: '13200' } },
    expect: begun,
  },
  ...['4', '13201', '60.5', 'PT1M', ''].map((recordingDuration) => ({
    name: `returns 400 for the duration ${JSON.stringify(recordingDuration)}`,
    request: { as: agent, query: { userId: agentId, recordingDuration } },
    expect: badRequest,
  })),
  {
    name: 'returns 400 without a duration',
    request: { as: agent, query: { userId: agentId } },
    expect: badRequest,
  },
  {
    name: 'returns 404 when the agent is not in a call',
    world: { call: 'ended' },
    request: own,
    expect: noInteraction,
  },
  {
    name: 'records the screen of an agent who is not in a call under that variant',
    assume: { 'screen-recording-without-call': 'recorded' },
    world: { call: 'ended' },
    request: own,
    expect: { ...begun, body: { ...begun.body, contactId: any('digits') } },
  },
  ...screenSecurity(path),
]
