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
    name: 'answers the same to a second start, which changes nothing',
    before: [begin],
    request: { as: agent, query: { userId: agentId, recordingDuration: '120' } },
    expect: begun,
  },
  { name: 'answers 202 when it takes time to settle', settle: '2s', request: own, expect: accepted },
  {
    name: 'answers 425 while the start before it is in work',
    settle: '2s',
    before: [begin],
    request: own,
    expect: locked,
  },
  {
    name: 'takes 5 seconds',
    request: { as: agent, query: { userId: agentId, recordingDuration: '5' } },
    expect: begun,
  },
  {
    name: 'takes 13200 seconds',
    request: { as: agent, query: { userId: agentId, recordingDuration: '13200' } },
    expect: begun,
  },
  ...['4', '13201', '60.5', 'PT1M', ''].map((recordingDuration) => ({
    name: `answers 400 to the duration ${JSON.stringify(recordingDuration)}`,
    request: { as: agent, query: { userId: agentId, recordingDuration } },
    expect: badRequest,
  })),
  {
    name: 'answers 400 without a duration',
    request: { as: agent, query: { userId: agentId } },
    expect: badRequest,
  },
  {
    name: 'answers 404 when the agent is in no call',
    world: { call: 'ended' },
    request: own,
    expect: noInteraction,
  },
  {
    name: 'records the screen of an agent who is in no call where that variant is assumed',
    assume: { 'screen-recording-without-call': 'recorded' },
    world: { call: 'ended' },
    request: own,
    expect: { ...begun, body: { ...begun.body, contactId: any('digits') } },
  },
  ...screenSecurity(path),
]
