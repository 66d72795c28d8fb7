import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { agent, forbidden, refused, startSession, version } from './contact.cases.js'
import { withoutToken } from './rejections.cases.js'

const params = { version }
const joined = { status: 202, body: { sessionId: any('token') } } as const

export const cases: ContractCases = [
  {
    name: 'joins the session that there is',
    before: [startSession],
    request: { as: agent, params },
    expect: joined,
  },
  {
    name: 'joins it by an empty asAgentId in a body labelled text/plain, as the SDK of NICE sends it',
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
    name: 'joins it by the number of the agent',
    before: [startSession],
    request: { as: agent, params, query: { asAgentId: '5001' } },
    expect: joined,
  },
  {
    name: 'answers 404 without a session',
    request: { as: agent, params },
    expect: refused(404, 'InvalidAgentSession'),
  },
  {
    name: 'starts a session where that variant is assumed',
    assume: { 'agent-join-without-session': 'started-202' },
    request: { as: agent, params },
    expect: joined,
  },
  {
    name: 'answers 403 to the number of another agent',
    before: [startSession],
    request: { as: agent, params, query: { asAgentId: '5002' } },
    expect: forbidden,
  },
  {
    name: 'answers 404 to the number of another agent where that variant is assumed',
    assume: { 'agent-join-as-another': 'not-found-404' },
    before: [startSession],
    request: { as: agent, params, query: { asAgentId: '5002' } },
    expect: refused(404, 'InvalidAgentSession'),
  },
  {
    name: 'answers 400 to an asAgentId that is no number',
    before: [startSession],
    request: { as: agent, params, query: { asAgentId: 'sam' } },
    expect: refused(400, 'asAgentId is not a number'),
  },
  withoutToken({ params }),
]
