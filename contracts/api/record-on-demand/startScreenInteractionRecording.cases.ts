import type { ContractCases } from '../../case.js'
import { colleagueId } from '../cxone-authentication/samples.cases.js'
import { agent, agentId, badRequest, locked, noInteraction } from './interaction.cases.js'
import { acceptedScreen, began, begin, screenSecurity } from './screen.cases.js'
import { path } from './startScreenInteractionRecording.js'

const own = { as: agent, query: begin.query } as const

export const cases: ContractCases = [
  { name: "records the agent's screen", request: own, expect: began },
  {
    name: 'returns the same for a second start, which changes nothing',
    before: [begin],
    request: { as: agent, query: { userId: agentId, recordingDuration: '120' } },
    expect: began,
  },
  { name: 'returns 202 when it takes time to settle', settle: '2s', request: own, expect: acceptedScreen },
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
    expect: began,
  },
  {
    name: 'accepts 13200 seconds',
    request: { as: agent, query: { userId: agentId, recordingDuration: '13200' } },
    expect: began,
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
    name: 'records the screen of an agent who is not in a call',
    world: { call: 'ended' },
    request: own,
    expect: began,
  },
  {
    name: 'returns 404 when the agent is not in a call under that variant',
    assume: { 'screen-recording-without-call': 'not-found-404' },
    world: { call: 'ended' },
    request: own,
    expect: noInteraction,
  },
  {
    name: 'records the screen on a tenant of the native ACD',
    world: { product: 'acd' },
    request: own,
    expect: began,
  },
  {
    name: 'returns 404 for an unknown user',
    request: { as: agent, query: { userId: colleagueId, recordingDuration: '60' } },
    expect: noInteraction,
  },
  ...screenSecurity(path),
]
