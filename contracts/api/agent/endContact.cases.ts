import type { ContractCases } from '../../case.js'
import { accepted, agent, contactId, rejected, startSession, unauthorized, version } from './contact.cases.js'
import { hold } from './hold-contact.cases.js'

const request = { as: agent, params: { version, contactId } }
const notPermitted = rejected(403, 'Insufficient permissions')

export const cases: ContractCases = [
  { name: 'ends a connected call', request, expect: accepted },
  { name: 'ends a call that is on hold', before: [startSession, hold], request, expect: accepted },
  { name: 'ends a call that is ringing', world: { call: 'alerting' }, request, expect: accepted },
  {
    name: 'returns 409 for a call that has ended',
    before: [{ ...request, operation: 'endContact' }],
    request,
    expect: rejected(409, 'Conflict: The contact is already ended'),
  },
  {
    name: 'returns 404 for an unknown contact',
    request: { as: agent, params: { version, contactId: '1' } },
    expect: rejected(404, 'InvalidContactId'),
  },
  {
    name: 'returns 403 without the permission under that variant',
    assume: { 'admin-end-permission': 'record-contact' },
    world: { permissions: [] },
    request,
    expect: notPermitted,
  },
  {
    name: 'returns 403 on a tenant with only Multi-ACD',
    world: { product: 'multi-acd' },
    request,
    expect: notPermitted,
  },
  {
    name: 'returns 401 for a request without a token',
    request: { params: request.params },
    expect: unauthorized,
  },
  {
    name: 'returns 405 for GET',
    request: { ...request, method: 'GET' },
    expect: rejected(405, 'Method Not Allowed'),
  },
]
