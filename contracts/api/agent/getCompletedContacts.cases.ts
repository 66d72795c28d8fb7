import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { activeContact, completedContact } from './contact-fields.cases.js'
import { agent, own, startSession, version } from './contact.cases.js'
import { unknownVersion, withoutProduct, withoutTokenWithBody } from './rejections.cases.js'

const params = { version }
const { agentStartDate: _, stateId: __, stateName: ___, contactStateCategory: ____, ...demo } = activeContact

const listed = (...completedContacts: readonly object[]) => ({
  status: 200,
  body: {
    businessUnitId: 4599999,
    lastPollTime: any('instant'),
    totalRecords: completedContacts.length,
    completedContacts,
    _links: { self: any('url') },
  },
})

export const cases: ContractCases = [
  {
    name: 'lists the calls that have ended',
    request: { as: agent, params },
    expect: listed(completedContact),
  },
  {
    name: 'lists a call that its agent has ended, with the time since it began',
    before: [startSession, { ...own, operation: 'endCall' }],
    request: { as: agent, params, query: { startDate: '2026-01-15T09:30:00Z' } },
    expect: listed({
      ...demo,
      lastUpdateTime: '2026-01-15T10:00:00.000Z',
      abandoned: false,
      agentSeconds: 110,
      holdSeconds: 0,
      totalDurationSeconds: 120,
    }),
  },
  {
    name: 'lists only contacts of the period',
    request: { as: agent, params, query: { endDate: '2026-01-15T09:00:00Z' } },
    expect: listed(),
  },
  {
    name: 'lists only contacts that were recorded',
    before: [startSession, { ...own, operation: 'endCall' }],
    request: { as: agent, params, query: { isLogged: 'true' } },
    expect: listed(completedContact),
  },
  {
    name: 'returns 400 for a startDate that is not an instant',
    request: { as: agent, params, query: { startDate: 'today' } },
    expect: { status: 400, body: { error: 'Bad Request', error_description: 'Invalid startDate' } },
  },
  withoutTokenWithBody({ params }),
  unknownVersion({ as: agent, params: { version: 'v35.0' } }),
  withoutProduct({ as: agent, params }),
]
