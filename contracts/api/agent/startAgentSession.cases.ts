import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { clientGrant, clientToken } from '../cxone-authentication/in-contact.cases.js'
import { agent, forbidden, rejected, startSession, unauthorized, version } from './contact.cases.js'
import { unknownVersion, withoutProduct } from './rejections.cases.js'

const params = { version }
const began = { status: 202, body: { sessionId: any('token') } } as const

export const cases: ContractCases = [
  {
    name: 'starts a session with a station in the query',
    request: { as: agent, params, query: { stationId: '101' } },
    expect: began,
  },
  {
    name: "starts a session with a phone number in a body labelled text/plain, as NICE's SDK sends it",
    request: {
      as: agent,
      path: '/InContactAPI/services/{version}/agent-sessions',
      params,
      headers: { 'content-type': 'text/plain;charset=UTF-8' },
      text: '{"stationId":"","stationPhoneNumber":"+15555550101"}',
    },
    expect: began,
  },
  {
    name: 'returns 409 when the agent already has a session',
    before: [startSession],
    request: { as: agent, params, query: { stationId: '101' } },
    expect: rejected(409, 'Cannot start a session at this time.  Agent session already started.'),
  },
  {
    name: 'returns that 409 without a description under that variant',
    assume: { 'agent-other-description': 'absent' },
    before: [startSession],
    request: { as: agent, params, query: { stationId: '101' } },
    expect: { status: 409, headers: { icstatusdescription: null }, body: '' },
  },
  {
    name: 'returns 400 without a station',
    request: { as: agent, params },
    expect: rejected(400, 'Invalid Station or Phone Number'),
  },
  {
    name: 'starts the session of another agent with the permission Impersonate Agent',
    world: { colleague: true, permissions: ['Impersonate Agent'] },
    request: { as: agent, params, query: { stationId: '101', asAgentId: '5002' } },
    expect: began,
  },
  {
    name: 'returns 403 for another agent without that permission',
    world: { colleague: true },
    request: { as: agent, params, query: { stationId: '101', asAgentId: '5002' } },
    expect: forbidden,
  },
  {
    name: 'returns 400 for an inactivityTimeout under 30 seconds',
    request: { as: agent, params, query: { stationId: '101', inactivityTimeout: '20' } },
    expect: rejected(400, 'Invalid session timeout value.'),
  },
  {
    name: 'returns 403 for a token of the Client grant, which has no user',
    before: [clientGrant],
    request: { params, query: { stationId: '101' }, headers: clientToken },
    expect: forbidden,
  },
  {
    name: 'returns 401 for such a token under that variant',
    assume: { 'in-contact-client-token': 'unauthorized-401' },
    before: [clientGrant],
    request: { params, query: { stationId: '101' }, headers: clientToken },
    expect: unauthorized,
  },
  {
    name: 'returns an empty 401 for a request without a token',
    request: { params, query: { stationId: '101' } },
    expect: unauthorized,
  },
  withoutProduct({ as: agent, params, query: { stationId: '101' } }),
  {
    name: 'returns another error code in the 403 under that variant',
    assume: { 'agent-forbidden-error': 'insufficient-scope' },
    world: { product: 'multi-acd' },
    request: { as: agent, params, query: { stationId: '101' } },
    expect: {
      status: 403,
      body: { error: 'insufficient_scope', error_description: 'Insufficient permissions' },
    },
  },
  {
    name: 'describes the 403 as in the portal under that variant',
    assume: { 'agent-forbidden-description': 'requested-action' },
    world: { product: 'multi-acd' },
    request: { as: agent, params, query: { stationId: '101' } },
    expect: { status: 403, body: { error: 'Forbidden', error_description: 'requested action is forbidden' } },
  },
  unknownVersion({ as: agent, params: { version: 'v0.0' }, query: { stationId: '101' } }),
]
