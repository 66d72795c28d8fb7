import type { CaseResponse, ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { agent, contactId, own, rejected, startSession, unauthorized, version } from './contact.cases.js'
import { callContactEvent, sessionStartEvent } from './events.cases.js'

const params = { version, sessionId: '{sessionId}' }
const atOnce = { as: agent, params, query: { timeout: '0' } }
const taken = { ...atOnce, operation: 'getNextEvent' } as const
const record = { ...own, operation: 'recordCall' } as const
const join = {
  as: agent,
  operation: 'joinAgentSession',
  params: { version },
  query: { asAgentId: '5001' },
} as const
const mask = { ...own, operation: 'maskCall' } as const

const nothing: CaseResponse = { status: 304, headers: { 'content-type': null }, body: '' }

function says(...events: readonly object[]): CaseResponse {
  return { status: 200, body: { sessionId: any('token'), events } }
}

const active = callContactEvent({})

function withoutEmpty(event: object): object {
  return Object.fromEntries(Object.entries(event).filter(([, value]) => value !== ''))
}

export const cases: ContractCases = [
  {
    name: 'reports the session and the current call first',
    before: [startSession],
    request: atOnce,
    expect: says(sessionStartEvent({}), active),
  },
  {
    name: 'reports to an agent without the permissions that recording and masking are not allowed',
    world: { permissions: [] },
    before: [startSession],
    request: atOnce,
    expect: says(
      sessionStartEvent({ CanMask: 'False', CanRecord: 'False' }),
      callContactEvent({ since: 'start' }),
    ),
  },
  {
    name: 'reports an alerting call as incoming',
    world: { call: 'alerting' },
    before: [startSession],
    request: atOnce,
    expect: says(sessionStartEvent({}), callContactEvent({ Status: 'Incoming', since: 'start' })),
  },
  {
    name: 'returns 304 when there are no new events',
    before: [startSession, taken],
    request: atOnce,
    expect: nothing,
  },
  {
    name: 'reports that the agent is recording',
    before: [startSession, taken, record],
    request: atOnce,
    expect: says(callContactEvent({ IsLogging: 'True' })),
  },
  {
    name: 'reports a second record, although it changes nothing',
    before: [startSession, record, taken, record],
    request: atOnce,
    expect: says(callContactEvent({ IsLogging: 'True' })),
  },
  {
    name: 'does not report a recording that the agent did not request',
    before: [startSession, taken, { as: agent, operation: 'recordContact', params: { version, contactId } }],
    request: atOnce,
    expect: nothing,
  },
  {
    name: 'reports that the call is masked',
    before: [startSession, record, taken, mask],
    request: atOnce,
    expect: says(callContactEvent({ Status: 'Masking', IsLogging: 'True', since: 'now' })),
  },
  {
    name: 'reports that the call is no longer masked',
    before: [startSession, record, mask, taken, { ...own, operation: 'unmaskCall' }],
    request: atOnce,
    expect: says(callContactEvent({ IsLogging: 'True', since: 'now' })),
  },
  {
    name: 'does not report a mask while the call is not recorded',
    before: [startSession, taken, mask],
    request: atOnce,
    expect: nothing,
  },
  {
    name: 'reports that the call is masked although it is not recorded under that variant',
    assume: { 'agent-masking-unrecorded': 'masking' },
    before: [startSession, taken, mask],
    request: atOnce,
    expect: says(callContactEvent({ Status: 'Masking', since: 'now' })),
  },
  {
    name: 'reports that an unrecorded call is no longer masked under that variant',
    assume: { 'agent-masking-unrecorded': 'masking' },
    before: [startSession, mask, taken, { ...own, operation: 'unmaskCall' }],
    request: atOnce,
    expect: says(callContactEvent({ since: 'now' })),
  },
  {
    name: 'omits the fields without a value under that variant',
    assume: { 'agent-event-placeholder': 'absent' },
    before: [startSession],
    request: atOnce,
    expect: says(withoutEmpty(sessionStartEvent({})), withoutEmpty(active)),
  },
  {
    name: 'reports the call again after join',
    before: [startSession, taken, join],
    request: atOnce,
    expect: says(sessionStartEvent({}), active),
  },
  {
    name: 'reports nothing again after join under that variant',
    assume: { 'agent-events-after-join': 'not-told' },
    before: [startSession, taken, join],
    request: atOnce,
    expect: nothing,
  },
  {
    name: 'returns 400 without a timeout, which is required',
    before: [startSession],
    request: { as: agent, params },
    expect: rejected(400, 'Invalid Timeout. Value must be between 0-60.'),
  },
  {
    name: 'returns 400 for a timeout over a minute',
    before: [startSession],
    request: { ...atOnce, query: { timeout: '61' } },
    expect: rejected(400, 'Invalid Timeout. Value must be between 0-60.'),
  },
  {
    name: 'returns 409 once the session has ended',
    before: [startSession, { operation: 'endAgentSession', ...own, query: { endContacts: 'true' } }],
    request: atOnce,
    expect: rejected(409, 'Session Ended'),
  },
  {
    name: 'returns 400 for a timeout that is not a number',
    before: [startSession],
    request: { ...atOnce, query: { timeout: 'soon' } },
    expect: rejected(400, 'The query parameter timeout is not valid: it must be integer'),
  },
  {
    name: 'returns 404 for an unknown session',
    request: { ...atOnce, params: { version, sessionId: 'no-such-session' } },
    expect: rejected(404, 'InvalidAgentSession'),
  },
  {
    name: 'returns an empty 401 for a request without a token',
    before: [startSession],
    request: { params, query: { timeout: '0' } },
    expect: unauthorized,
  },
]
