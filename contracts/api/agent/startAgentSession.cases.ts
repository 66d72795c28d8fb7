import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { agent, refused, startSession, unauthorized, version } from './contact.cases.js'
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
    name: 'starts a session with a phone number in a body labelled text/plain, as the SDK of NICE sends it',
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
    name: 'answers 409 when the agent has a session: join it',
    before: [startSession],
    request: { as: agent, params, query: { stationId: '101' } },
    expect: refused(409, 'Agent session already exists'),
  },
  {
    name: 'does not say in a header that there is one where that variant is assumed',
    assume: { 'agent-other-description': 'absent' },
    before: [startSession],
    request: { as: agent, params, query: { stationId: '101' } },
    expect: { status: 409, headers: { icstatusdescription: null }, body: '' },
  },
  {
    name: 'answers 400 without a station',
    request: { as: agent, params },
    expect: refused(400, 'stationId or stationPhoneNumber is required'),
  },
  {
    name: 'starts a session without a station where that variant is assumed',
    assume: { 'agent-session-without-station': 'accepted-202' },
    request: { as: agent, params },
    expect: began,
  },
  {
    name: 'answers 401 and not one byte to a request without a token',
    request: { params, query: { stationId: '101' } },
    expect: unauthorized,
  },
  withoutProduct({ as: agent, params, query: { stationId: '101' } }),
  {
    name: 'has another word for the 403 where that is assumed',
    assume: { 'agent-forbidden-error': 'insufficient-scope' },
    world: { product: 'multi-acd' },
    request: { as: agent, params, query: { stationId: '101' } },
    expect: {
      status: 403,
      body: { error: 'insufficient_scope', error_description: 'Insufficient permissions' },
    },
  },
  {
    name: 'words the 403 as the portal does where that is assumed',
    assume: { 'agent-forbidden-description': 'requested-action' },
    world: { product: 'multi-acd' },
    request: { as: agent, params, query: { stationId: '101' } },
    expect: { status: 403, body: { error: 'Forbidden', error_description: 'requested action is forbidden' } },
  },
  unknownVersion({ as: agent, params: { version: 'v0.0' }, query: { stationId: '101' } }),
]
