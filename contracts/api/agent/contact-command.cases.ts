import type { CaseRequest, ContractCase } from '../../case.js'
import {
  accepted,
  agent,
  contactId,
  forContact,
  forbidden,
  own,
  rejected,
  startSession,
  unauthorized,
  version,
} from './contact.cases.js'
import { withoutProduct } from './rejections.cases.js'

export const invalidState = rejected(409, 'Invalid state.')
const invalidContact = rejected(404, 'InvalidContactId')
const invalidSession = rejected(404, 'InvalidAgentSession')

const inSession = [startSession] as const
const before = inSession

/** The rejections of every command. `holding` is a permission that is not sufficient. */
export function commandRejections(holding: string): readonly ContractCase[] {
  return [
    {
      name: 'returns 404 for an unknown contact',
      before,
      request: forContact('460000000099'),
      expect: invalidContact,
    },
    {
      name: 'returns 404 for an unknown session',
      request: { as: agent, params: { version, sessionId: 'no-such-session', contactId } },
      expect: invalidSession,
    },
    {
      name: 'returns an empty 401 for a request without a token',
      before,
      request: { params: own.params },
      expect: unauthorized,
    },
    {
      name: 'returns 401 for a token of Genesys Cloud',
      before,
      request: { ...own, as: 'recorder' },
      expect: unauthorized,
    },
    {
      name: 'returns 409 while the call is on hold',
      before: [startSession, { ...own, operation: 'holdCall' }],
      request: own,
      expect: invalidState,
    },
    {
      name: 'is accepted while the call is on hold under that variant',
      assume: { 'agent-command-while-held': 'accepted-202' },
      before: [startSession, { ...own, operation: 'holdCall' }],
      request: own,
      expect: accepted,
    },
    {
      name: 'returns 403 for an agent without the permission',
      world: { permissions: [holding] },
      before,
      request: own,
      expect: forbidden,
    },
    {
      name: 'returns 401 for an agent without the permission under that variant',
      assume: { 'agent-missing-permission': 'unauthorized-401' },
      world: { permissions: [holding] },
      before,
      request: own,
      expect: unauthorized,
    },
    {
      name: 'returns 403 for an agent without the permission, although there is no such session',
      world: { permissions: [holding] },
      request: { as: agent, params: { version, sessionId: 'no-such-session', contactId } },
      expect: forbidden,
    },
    {
      name: 'returns 404 for that agent under the variant that checks the session first',
      assume: { 'agent-permission-order': 'ids-first' },
      world: { permissions: [holding] },
      request: { as: agent, params: { version, sessionId: 'no-such-session', contactId } },
      expect: invalidSession,
    },
    {
      name: 'returns 403 for an agent without the permission under the variant that checks the session first',
      assume: { 'agent-permission-order': 'ids-first' },
      world: { permissions: [holding] },
      before,
      request: own,
      expect: forbidden,
    },
    {
      name: 'returns 409 while the call is alerting',
      world: { call: 'alerting' },
      before,
      request: own,
      expect: invalidState,
    },
    {
      name: 'returns 409 when the call has ended',
      world: { call: 'ended' },
      before,
      request: own,
      expect: invalidState,
    },
  ]
}

const unknownIds = ['2147483648', '-2147483649', '4294967296', '-', 'conv-123']

/** The rejections that are the same for every command, and are tested with one of them. */
export const sharedRejections: readonly ContractCase[] = [
  ...unknownIds.map((id): ContractCase => ({
    name: `returns 404 for the contact id ${id}`,
    before,
    request: forContact(id),
    expect: invalidContact,
  })),
  {
    name: 'returns 404 for an empty contact id',
    before,
    request: forContact(''),
    expect: rejected(404, 'resource not found'),
  },
  {
    name: 'returns 404 for an empty session id',
    request: { as: agent, params: { version, sessionId: '', contactId } },
    expect: rejected(404, 'resource not found'),
  },
  {
    name: 'describes an unknown contact as in the older document under that variant',
    assume: { 'agent-status-description': 'document' },
    before,
    request: forContact('-'),
    expect: rejected(404, 'Invalid Contact Id.'),
  },
  {
    name: 'describes an unknown session as in the older document under that variant',
    assume: { 'agent-status-description': 'document' },
    request: { as: agent, params: { version, sessionId: 'no-such-session', contactId } },
    expect: rejected(404, 'Invalid agent session Id'),
  },
  {
    name: 'returns 404 when the call has ended under that variant',
    assume: { 'agent-ended-contact': 'not-found-404' },
    world: { call: 'ended' },
    before,
    request: own,
    expect: invalidContact,
  },
  {
    name: 'returns 404 for an unknown version',
    before,
    request: withVersion('v35.0'),
    expect: rejected(404, 'resource not found'),
  },
  {
    name: 'returns 400 for an unknown version under that variant',
    assume: { 'in-contact-api-version': 'bad-request-400' },
    before,
    request: withVersion('v2'),
    expect: rejected(400, 'Invalid version'),
  },
  withoutProduct({ as: agent, params: { version, sessionId: 'none', contactId } }),
  {
    name: 'returns 404 on a tenant with only Multi-ACD under that variant',
    assume: { 'agent-product': 'not-found-404' },
    world: { product: 'multi-acd' },
    request: { as: agent, params: { version, sessionId: 'none', contactId } },
    expect: rejected(404, 'resource not found'),
  },
]

function withVersion(given: string): CaseRequest {
  return { ...own, params: { ...own.params, version: given } }
}

/** Accepted variations of the letter case of the path, the version and the Content-Type. */
export function spellings(path: string): readonly ContractCase[] {
  const cased = path.replace('/inContactAPI', '/InContactAPI')
  return [
    {
      name: "accepts an empty body labelled text/plain under v23.0, as NICE's SDK sends it",
      before,
      request: {
        ...own,
        path: cased,
        params: { ...own.params, version: 'v23.0' },
        headers: { 'content-type': 'text/plain;charset=UTF-8' },
      },
      expect: { status: 202, body: '' },
    },
    {
      name: 'returns the CorrelationId of the request',
      before,
      request: { ...own, headers: { correlationid: 'abc-123' } },
      expect: { status: 202, headers: { correlationid: 'abc-123' } },
    },
    {
      name: 'accepts any letter case of the path under that variant',
      assume: { 'in-contact-api-case': 'any' },
      before,
      request: {
        ...own,
        path: cased.replace('agent-sessions', 'Agent-Sessions').replace('services', 'Services'),
        params: { ...own.params, version: 'V34.0' },
      },
      expect: { status: 202 },
    },
  ]
}

/** Responses while a command is being processed; `settle` makes it take time. */
export const inWork: readonly ContractCase[] = [
  {
    name: 'returns 409 while another command is being processed',
    settle: '2s',
    before: [startSession, { ...own, operation: 'recordCall' }],
    request: own,
    expect: invalidState,
  },
  {
    name: 'returns 202 while another command is being processed under that variant',
    assume: { 'agent-command-in-work': 'ignored-202' },
    settle: '2s',
    before: [startSession, { ...own, operation: 'recordCall' }],
    request: own,
    expect: { status: 202 },
  },
]
