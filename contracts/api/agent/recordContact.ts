import type { OperationContract } from '../../contract.js'
import {
  accepted,
  accepted202,
  acd,
  agent,
  contactId,
  declared,
  declared403,
  forbidden,
  refused,
  services,
  unauthorized,
  version,
} from './contact.js'

const params = { version, contactId }
const own = { as: agent, params }
const ended = refused(409, 'Conflict: If contact is ended, or is not a phone contact')
const query = { userId: '11e90000-0000-4000-8000-000000005001' }

export const recordContact = {
  ...acd,
  operationId: 'recordContact',
  method: 'POST',
  path: `${services}/contacts/{contactId}/record`,
  summary: 'Record a contact, whoever is in it (Admin API); nothing but its end stops it',
  security: { kind: 'bearer' },
  ambiguities: [
    ...acd.ambiguities,
    'admin-record-permission',
    'agent-record-after-stop',
    'agent-command-in-work',
  ],
  responses: { ...accepted202, ...declared(400, 401, 404, 405, 409, 500), ...declared403 },
  cases: [
    { name: 'records the contact', request: own, expect: accepted },
    {
      name: 'changes nothing while it is being recorded',
      before: [{ ...own, operation: 'recordContact' }],
      request: own,
      expect: accepted,
    },
    {
      name: 'answers 405 to GET, which is not POST',
      request: { ...own, method: 'GET' },
      expect: refused(405, 'Method Not Allowed'),
    },
    {
      name: 'answers 403 to a user without the permission',
      world: { permissions: ['Masking'] },
      request: own,
      expect: forbidden,
    },
    {
      name: 'lets every user record where that variant is assumed',
      assume: { 'admin-record-permission': 'any-user' },
      world: { permissions: [] },
      request: own,
      expect: accepted,
    },
    {
      name: 'answers 404 to the id of a conversation',
      request: { as: agent, params: { version, contactId: 'conv-123' } },
      expect: refused(404, 'InvalidContactId'),
    },
    {
      name: 'answers 404 to an empty contact id',
      request: { as: agent, params: { version, contactId: '' } },
      expect: refused(404, 'resource not found'),
    },
    { name: 'answers 409 when the contact has ended', world: { call: 'ended' }, request: own, expect: ended },
    {
      name: 'answers 409 while the contact is alerting',
      world: { call: 'alerting' },
      request: own,
      expect: ended,
    },
    {
      name: 'answers 409 after do-not-record',
      before: [{ as: agent, operation: 'doNotRecord', query }],
      request: own,
      expect: ended,
    },
    { name: 'answers 401 to a request without a token', request: { params }, expect: unauthorized },
    {
      name: 'answers 403 on a tenant that has Multi-ACD only',
      world: { product: 'multi-acd' },
      request: own,
      expect: forbidden,
    },
  ],
} as const satisfies OperationContract
