import type { ContractCases } from '../../case.js'
import { accepted, agent, contactId, forbidden, rejected, version } from './contact.cases.js'
import { withoutProduct, withoutToken } from './rejections.cases.js'

const params = { version, contactId }
const own = { as: agent, params }
const ended = rejected(409, 'Conflict: If contact is ended, or is not a phone contact')
const query = { userId: '11e90000-0000-4000-8000-000000005001' }

export const cases: ContractCases = [
  { name: 'records the contact', request: own, expect: accepted },
  {
    name: 'changes nothing while it is being recorded',
    before: [{ ...own, operation: 'recordContact' }],
    request: own,
    expect: accepted,
  },
  {
    name: 'returns 405 for GET, which is not POST',
    request: { ...own, method: 'GET' },
    expect: rejected(405, 'Method Not Allowed'),
  },
  {
    name: 'returns 403 for a user without the permission',
    world: { permissions: ['Masking'] },
    request: own,
    expect: forbidden,
  },
  {
    name: 'allows every user to record under that variant',
    assume: { 'admin-record-permission': 'any-user' },
    world: { permissions: [] },
    request: own,
    expect: accepted,
  },
  {
    name: 'returns 404 for the id of a conversation',
    request: { as: agent, params: { version, contactId: 'conv-123' } },
    expect: rejected(404, 'InvalidContactId'),
  },
  {
    name: 'returns 404 for an empty contact id',
    request: { as: agent, params: { version, contactId: '' } },
    expect: rejected(404, 'resource not found'),
  },
  { name: 'returns 409 when the contact has ended', world: { call: 'ended' }, request: own, expect: ended },
  {
    name: 'returns 409 while the contact is alerting',
    world: { call: 'alerting' },
    request: own,
    expect: ended,
  },
  {
    name: 'returns 409 after do-not-record',
    before: [{ as: agent, operation: 'doNotRecord', query }],
    request: own,
    expect: ended,
  },
  withoutToken({ params }),
  withoutProduct(own),
]
