import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { agent, forbidden, rejected, startSession, version } from './contact.cases.js'
import { withoutToken } from './rejections.cases.js'

const params = { version }
const joined = { status: 202, body: { sessionId: any('token') } } as const

export const cases: ContractCases = [
  {
    name: 'joins the existing session',
    before: [startSession],
    request: { as: agent, params },
    expect: joined,
  },
  {
    name: "joins it with an empty asAgentId in a body labelled text/plain, as NICE's SDK sends it",
    before: [startSession],
    request: {
      as: agent,
      params,
      headers: { 'content-type': 'text/plain;charset=UTF-8' },
      text: '{"asAgentId":""}',
    },
    expect: joined,
  },
  {
    name: 'joins it with the number of the agent',
    before: [startSession],
    request: { as: agent, params, query: { asAgentId: '5001' } },
    expect: joined,
  },
  {
    name: 'returns 404 without a session',
    request: { as: agent, params },
    expect: rejected(404, 'InvalidAgentSession'),
  },
  {
    name: 'starts a session under that variant',
    assume: { 'agent-join-without-session': 'started-202' },
    request: { as: agent, params },
    expect: joined,
  },
  {
    name: 'returns 403 for the number of another agent',
    before: [startSession],
    request: { as: agent, params, query: { asAgentId: '5002' } },
    expect: forbidden,
  },
  {
    name: 'returns 404 for the number of another agent under that variant',
    assume: { 'agent-join-as-another': 'not-found-404' },
    before: [startSession],
    request: { as: agent, params, query: { asAgentId: '5002' } },
    expect: rejected(404, 'InvalidAgentSession'),
  },
  {
    name: 'returns 400 for an asAgentId that is not a number',
    before: [startSession],
    request: { as: agent, params, query: { asAgentId: 'sam' } },
    expect: rejected(400, 'asAgentId is not a number'),
  },
  withoutToken({ params }),
]
