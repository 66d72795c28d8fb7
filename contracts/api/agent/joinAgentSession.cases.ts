import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { agent, forbidden, rejected, startSession, version } from './contact.cases.js'
import { withoutProduct, withoutToken } from './rejections.cases.js'

const params = { version }
const joined = { status: 202, body: { sessionId: any('token') } } as const
const lea = 'lea.novak@demo.example'

export const cases: ContractCases = [
  {
    name: 'joins the session with the number of the agent',
    before: [startSession],
    request: { as: agent, params, query: { asAgentId: '5001' } },
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
    name: 'joins the session of another agent with the permission Impersonate Agent',
    world: { colleague: true, permissions: ['Impersonate Agent'] },
    before: [{ ...startSession, as: lea }],
    request: { as: agent, params, query: { asAgentId: '5002' } },
    expect: joined,
  },
  {
    name: 'returns 403 for another agent without that permission',
    world: { colleague: true },
    before: [{ ...startSession, as: lea }],
    request: { as: agent, params, query: { asAgentId: '5002' } },
    expect: forbidden,
  },
  {
    name: 'returns 409 without a session',
    request: { as: agent, params, query: { asAgentId: '5001' } },
    expect: rejected(409, 'Invalid Session'),
  },
  {
    name: 'returns 400 without asAgentId, which is required',
    before: [startSession],
    request: { as: agent, params },
    expect: rejected(400, 'Invalid Agent Id.'),
  },
  {
    name: 'returns 400 for an asAgentId that is not a number',
    before: [startSession],
    request: { as: agent, params, query: { asAgentId: 'sam' } },
    expect: rejected(400, 'Invalid Agent Id.'),
  },
  {
    name: 'returns 400 for the number of no agent with the permission Impersonate Agent',
    world: { permissions: ['Impersonate Agent'] },
    request: { as: agent, params, query: { asAgentId: '5099' } },
    expect: rejected(400, 'Invalid Agent Id.'),
  },
  withoutToken({ params }),
  withoutProduct({ as: agent, params }),
]
