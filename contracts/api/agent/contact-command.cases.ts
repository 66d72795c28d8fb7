import type { CaseRequest, ContractCase } from '../../case.js'
import {
  agent,
  contactId,
  forContact,
  forbidden,
  own,
  refused,
  startSession,
  unauthorized,
  version,
} from './contact.cases.js'
import { withoutProduct } from './rejections.cases.js'

export const invalidState = refused(409, 'Invalid state.')
const invalidContact = refused(404, 'InvalidContactId')
const invalidSession = refused(404, 'InvalidAgentSession')

const inSession = [startSession] as const
const before = inSession

/** What each of them refuses in the same way; `holding` is a permission that does not help. */
export function refusedCommands(holding: string): readonly ContractCase[] {
  return [
    {
      name: 'answers 404 to a contact that there is not',
      before,
      request: forContact('460000000099'),
      expect: invalidContact,
    },
    {
      name: 'answers 404 to a session that there is not',
      request: { as: agent, params: { version, sessionId: 'no-such-session', contactId } },
      expect: invalidSession,
    },
    {
      name: 'answers 401 and not one byte to a request without a token',
      before,
      request: { params: own.params },
      expect: unauthorized,
    },
    {
      name: 'answers 401 to a token of Genesys Cloud',
      before,
      request: { ...own, as: 'recorder' },
      expect: unauthorized,
    },
    {
      name: 'answers 403 to an agent without the permission',
      world: { permissions: [holding] },
      before,
      request: own,
      expect: forbidden,
    },
    {
      name: 'answers 401 to an agent without the permission where that variant is assumed',
      assume: { 'agent-missing-permission': 'unauthorized-401' },
      world: { permissions: [holding] },
      before,
      request: own,
      expect: unauthorized,
    },
    {
      name: 'answers 403 to an agent without the permission, although there is no such session',
      world: { permissions: [holding] },
      request: { as: agent, params: { version, sessionId: 'no-such-session', contactId } },
      expect: forbidden,
    },
    {
      name: 'answers 404 to that agent where the session is looked at first',
      assume: { 'agent-permission-order': 'ids-first' },
      world: { permissions: [holding] },
      request: { as: agent, params: { version, sessionId: 'no-such-session', contactId } },
      expect: invalidSession,
    },
    {
      name: 'answers 403 to an agent without the permission where the session is looked at first',
      assume: { 'agent-permission-order': 'ids-first' },
      world: { permissions: [holding] },
      before,
      request: own,
      expect: forbidden,
    },
    {
      name: 'answers 409 while the call is alerting',
      world: { call: 'alerting' },
      before,
      request: own,
      expect: invalidState,
    },
    {
      name: 'answers 409 when the call has ended',
      world: { call: 'ended' },
      before,
      request: own,
      expect: invalidState,
    },
  ]
}

const unknownIds = ['2147483648', '-2147483649', '4294967296', '-', 'conv-123']

/** What is refused in the same way by all of them, and shown by one. */
export const refusedAlike: readonly ContractCase[] = [
  ...unknownIds.map((id): ContractCase => ({
    name: `answers 404 to the contact id ${id}`,
    before,
    request: forContact(id),
    expect: invalidContact,
  })),
  {
    name: 'answers 404 to an empty contact id',
    before,
    request: forContact(''),
    expect: refused(404, 'resource not found'),
  },
  {
    name: 'answers 404 to an empty session id',
    request: { as: agent, params: { version, sessionId: '', contactId } },
    expect: refused(404, 'resource not found'),
  },
  {
    name: 'words them as the older document has it where that is assumed',
    assume: { 'agent-status-description': 'document' },
    before,
    request: forContact('-'),
    expect: refused(404, 'Invalid Contact Id.'),
  },
  {
    name: 'words a missing session as the older document has it where that is assumed',
    assume: { 'agent-status-description': 'document' },
    request: { as: agent, params: { version, sessionId: 'no-such-session', contactId } },
    expect: refused(404, 'Invalid agent session Id'),
  },
  {
    name: 'answers 404 when the call has ended where that variant is assumed',
    assume: { 'agent-ended-contact': 'not-found-404' },
    world: { call: 'ended' },
    before,
    request: own,
    expect: invalidContact,
  },
  {
    name: 'answers 404 to a version that there is not',
    before,
    request: withVersion('v35.0'),
    expect: refused(404, 'resource not found'),
  },
  {
    name: 'answers 400 to a version that there is not where that variant is assumed',
    assume: { 'in-contact-api-version': 'bad-request-400' },
    before,
    request: withVersion('v2'),
    expect: refused(400, 'Invalid version'),
  },
  withoutProduct({ as: agent, params: { version, sessionId: 'none', contactId } }),
  {
    name: 'answers 404 on a tenant that has Multi-ACD only where that variant is assumed',
    assume: { 'agent-product': 'not-found-404' },
    world: { product: 'multi-acd' },
    request: { as: agent, params: { version, sessionId: 'none', contactId } },
    expect: refused(404, 'resource not found'),
  },
]

function withVersion(given: string): CaseRequest {
  return { ...own, params: { ...own.params, version: given } }
}

/** What is answered whatever the letter case of the path, the version and the label of the body. */
export function spellings(path: string): readonly ContractCase[] {
  const cased = path.replace('/inContactAPI', '/InContactAPI')
  return [
    {
      name: 'takes an empty body labelled text/plain under v23.0, as the SDK of NICE sends it',
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
      name: 'gives back the CorrelationId that was sent',
      before,
      request: { ...own, headers: { correlationid: 'abc-123' } },
      expect: { status: 202, headers: { correlationid: 'abc-123' } },
    },
    {
      name: 'takes any letter case of the path where that is assumed',
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

/** What is so while a command is in work: `settle` makes it last. */
export const inWork: readonly ContractCase[] = [
  {
    name: 'answers 409 while another command is in work',
    settle: '2s',
    before: [startSession, { ...own, operation: 'recordCall' }],
    request: own,
    expect: invalidState,
  },
  {
    name: 'answers 202 while another command is in work where that variant is assumed',
    assume: { 'agent-command-in-work': 'ignored-202' },
    settle: '2s',
    before: [startSession, { ...own, operation: 'recordCall' }],
    request: own,
    expect: { status: 202 },
  },
]
