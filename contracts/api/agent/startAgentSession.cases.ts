import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { agent, rejected, startSession, unauthorized, version } from './contact.cases.js'
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
    expect: rejected(409, 'Agent session already exists'),
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
    expect: rejected(400, 'stationId or stationPhoneNumber is required'),
  },
  {
    name: 'starts a session without a station under that variant',
    assume: { 'agent-session-without-station': 'accepted-202' },
    request: { as: agent, params },
    expect: began,
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
