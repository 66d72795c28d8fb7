import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { clientGrant, clientToken } from '../cxone-authentication/in-contact.cases.js'
import { activeContact, alertingContact } from './contact-fields.cases.js'
import { agent, contactId, own, startSession, version } from './contact.cases.js'
import { hold } from './hold-contact.cases.js'
import { withoutProduct, withoutTokenWithBody } from './rejections.cases.js'

const params = { version }

const listed = (...activeContacts: readonly object[]) => ({
  status: 200,
  body: {
    businessUnitId: 4599999,
    lastPollTime: any('instant'),
    totalRecords: activeContacts.length,
    activeContacts,
    _links: { self: any('url') },
  },
})

const rejection = (description: string) => ({
  status: 400,
  headers: { icstatusdescription: description },
  body: { error: 'Bad Request', error_description: description },
})

const { stateId: _, stateName: __, contactStateCategory: ___, ...withoutState } = activeContact
const { isLogged: ____, ...withoutLogged } = activeContact

export const cases: ContractCases = [
  {
    name: 'lists the calls that have not ended, with their agents',
    request: { as: agent, params },
    expect: listed(activeContact, alertingContact),
  },
  {
    name: 'omits a call that has ended',
    world: { call: 'ended' },
    request: { as: agent, params },
    expect: listed(alertingContact),
  },
  {
    name: 'shows that a call is on hold',
    before: [startSession, hold],
    request: { as: agent, params, query: { contactId } },
    expect: listed({
      ...activeContact,
      holdCount: 1,
      stateId: 5,
      stateName: 'Hold',
      lastUpdateTime: '2026-01-15T10:00:00.000Z',
    }),
  },
  {
    name: 'shows that a call is being recorded',
    before: [startSession, { ...own, operation: 'recordCall' }],
    request: { as: agent, params, query: { contactId } },
    expect: listed({ ...activeContact, isLogged: true, lastUpdateTime: '2026-01-15T10:00:00.000Z' }),
  },
  {
    name: 'lists only the contacts of one agent',
    request: { as: agent, params, query: { agentId: '5001', top: '1' } },
    expect: listed(activeContact),
  },
  {
    name: 'lists no contact of a skill, because the mock has no skills',
    request: { as: agent, params, query: { skillId: '1' } },
    expect: listed(),
  },
  {
    name: 'lists only the contacts that changed since then',
    request: { as: agent, params, query: { updatedSince: '2026-01-15T09:59:00Z' } },
    expect: listed(alertingContact),
  },
  {
    name: 'returns only the requested fields',
    request: { as: agent, params, query: { agentId: '5001', fields: 'contactId,stateName' } },
    expect: listed({ contactId: Number(contactId), stateName: 'Active' }),
  },
  {
    name: 'has no states under that variant',
    assume: { 'contact-states': 'absent' },
    request: { as: agent, params, query: { agentId: '5001' } },
    expect: listed(withoutState),
  },
  {
    name: 'does not say what is recorded under that variant',
    assume: { 'contact-is-logged': 'absent' },
    request: { as: agent, params, query: { agentId: '5001' } },
    expect: listed(withoutLogged),
  },
  {
    name: 'accepts a token of the Client grant, which has no user',
    before: [clientGrant],
    request: { params, query: { agentId: '5001' }, headers: clientToken },
    expect: listed(activeContact),
  },
  {
    name: 'returns 400 for an unknown field',
    request: { as: agent, params, query: { fields: 'recording' } },
    expect: rejection('Invalid fields - recording'),
  },
  {
    name: 'returns 400 for an updatedSince without a zone',
    request: { as: agent, params, query: { updatedSince: '2026-01-15T09:59:00' } },
    expect: rejection('Invalid updatedSince'),
  },
  withoutTokenWithBody({ params }),
  withoutProduct({ as: agent, params }),
]
