import type { CaseResponse, ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { agent, contactId, own, refused, startSession, unauthorized, version } from './contact.cases.js'
import { callContactEvent, sessionStartEvent } from './events.cases.js'

const params = { version, sessionId: '{sessionId}' }
const atOnce = { as: agent, params, query: { timeout: '0' } }
const taken = { ...atOnce, operation: 'getNextEvent' } as const
const record = { ...own, operation: 'recordCall' } as const
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
    name: 'tells first of the session, and of the call that goes on',
    before: [startSession],
    request: atOnce,
    expect: says(sessionStartEvent({}), active),
  },
  {
    name: 'tells an agent without the permissions that neither recording nor masking is allowed',
    world: { permissions: [] },
    before: [startSession],
    request: atOnce,
    expect: says(
      sessionStartEvent({ CanMask: 'False', CanRecord: 'False' }),
      callContactEvent({ since: 'start' }),
    ),
  },
  {
    name: 'tells of a call that is alerting as incoming',
    world: { call: 'alerting' },
    before: [startSession],
    request: atOnce,
    expect: says(sessionStartEvent({}), callContactEvent({ Status: 'Incoming', since: 'start' })),
  },
  { name: 'answers 304 when all was told', before: [startSession, taken], request: atOnce, expect: nothing },
  {
    name: 'tells that the agent is recording',
    before: [startSession, taken, record],
    request: atOnce,
    expect: says(callContactEvent({ IsLogging: 'True' })),
  },
  {
    name: 'tells of a second record, although it changes nothing',
    before: [startSession, record, taken, record],
    request: atOnce,
    expect: says(callContactEvent({ IsLogging: 'True' })),
  },
  {
    name: 'tells nothing of a recording that the agent did not ask for',
    before: [startSession, taken, { as: agent, operation: 'recordContact', params: { version, contactId } }],
    request: atOnce,
    expect: nothing,
  },
  {
    name: 'tells that the call is masked',
    before: [startSession, record, taken, mask],
    request: atOnce,
    expect: says(callContactEvent({ Status: 'Masking', IsLogging: 'True', since: 'now' })),
  },
  {
    name: 'tells that the call is no longer masked',
    before: [startSession, record, mask, taken, { ...own, operation: 'unmaskCall' }],
    request: atOnce,
    expect: says(callContactEvent({ IsLogging: 'True', since: 'now' })),
  },
  {
    name: 'tells nothing of a mask while the call is not recorded',
    before: [startSession, taken, mask],
    request: atOnce,
    expect: nothing,
  },
  {
    name: 'tells that the call is masked although it is not recorded where that is assumed',
    assume: { 'agent-masking-unrecorded': 'masking' },
    before: [startSession, taken, mask],
    request: atOnce,
    expect: says(callContactEvent({ Status: 'Masking', since: 'now' })),
  },
  {
    name: 'tells that what is not recorded is no longer masked where that is assumed',
    assume: { 'agent-masking-unrecorded': 'masking' },
    before: [startSession, mask, taken, { ...own, operation: 'unmaskCall' }],
    request: atOnce,
    expect: says(callContactEvent({ since: 'now' })),
  },
  {
    name: 'leaves out the fields without a value where that is assumed',
    assume: { 'agent-event-placeholder': 'absent' },
    before: [startSession],
    request: atOnce,
    expect: says(withoutEmpty(sessionStartEvent({})), withoutEmpty(active)),
  },
  {
    name: 'tells of the call again after join',
    before: [startSession, taken, { as: agent, operation: 'joinAgentSession', params: { version } }],
    request: atOnce,
    expect: says(sessionStartEvent({}), active),
  },
  {
    name: 'tells nothing again after join where that variant is assumed',
    assume: { 'agent-events-after-join': 'not-told' },
    before: [startSession, taken, { as: agent, operation: 'joinAgentSession', params: { version } }],
    request: atOnce,
    expect: nothing,
  },
  {
    name: 'answers at once without a timeout where that variant is assumed',
    assume: { 'agent-next-event-without-timeout': 'at-once' },
    before: [startSession, taken],
    request: { as: agent, params },
    expect: nothing,
  },
  {
    name: 'answers 400 to a timeout that is no number',
    before: [startSession],
    request: { ...atOnce, query: { timeout: 'soon' } },
    expect: refused(400, 'The query parameter timeout is not valid: it must be integer'),
  },
  {
    name: 'answers 404 to a session that there is not',
    request: { ...atOnce, params: { version, sessionId: 'no-such-session' } },
    expect: refused(404, 'InvalidAgentSession'),
  },
  {
    name: 'answers 401 and not one byte to a request without a token',
    before: [startSession],
    request: { params, query: { timeout: '0' } },
    expect: unauthorized,
  },
]
