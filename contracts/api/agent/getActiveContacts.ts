import type { OperationContract } from '../../contract.js'
import { any } from '../../matchers.js'
import {
  acd,
  agent,
  contactId,
  declared,
  declared403,
  forbidden,
  services,
  unauthorized,
  version,
} from './contact.js'

const params = { version }

export const getActiveContacts = {
  ...acd,
  operationId: 'getActiveContacts',
  method: 'GET',
  path: `${services}/contacts/active`,
  summary: 'The contacts that have not ended: where the contactId of a live call is found',
  security: { kind: 'bearer' },
  ambiguities: [...acd.ambiguities, 'active-contacts-links'],
  responses: {
    '200': {
      description: 'the contacts; a contact without an agentId is still in a queue',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['activeContacts', '_links'],
            properties: {
              activeContacts: {
                type: 'array',
                items: {
                  type: 'object',
                  required: ['contactId'],
                  properties: { contactId: { type: 'integer' }, agentId: { type: 'integer' } },
                },
              },
              _links: { type: 'object' },
            },
          },
        },
      },
    },
    ...declared(400, 401, 404),
    ...declared403,
  },
  cases: [
    {
      name: 'lists the calls that have not ended, with their agents',
      request: { as: agent, params },
      expect: {
        status: 200,
        body: {
          activeContacts: [
            { contactId: Number(contactId), agentId: 5001 },
            { contactId: Number(contactId) + 1 },
          ],
          _links: {},
        },
      },
    },
    {
      name: 'leaves out a call that has ended',
      world: { call: 'ended' },
      request: { as: agent, params },
      expect: { status: 200, body: { activeContacts: [{ contactId: Number(contactId) + 1 }], _links: {} } },
    },
    {
      name: 'links to itself where that is assumed',
      assume: { 'active-contacts-links': 'self' },
      world: { call: 'ended' },
      request: { as: agent, params },
      expect: {
        status: 200,
        body: { activeContacts: [{ contactId: Number(contactId) + 1 }], _links: { self: any('url') } },
      },
    },
    { name: 'answers 401 to a request without a token', request: { params }, expect: unauthorized },
    {
      name: 'answers 403 on a tenant that has Multi-ACD only',
      world: { product: 'multi-acd' },
      request: { as: agent, params },
      expect: forbidden,
    },
  ],
} as const satisfies OperationContract
