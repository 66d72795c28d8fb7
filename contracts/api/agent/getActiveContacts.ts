import type { OperationContract } from '../../contract.js'
import { acd, declared, declared403, declaredWithBody, services } from './contact.js'

export const getActiveContacts = {
  ...acd,
  operationId: 'getActiveContacts',
  method: 'GET',
  path: `${services}/contacts/active`,
  summary: 'List the contacts that have not ended, with the contactId of each live call',
  security: { kind: 'bearer' },
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
              _links: { type: 'object', required: ['self'], properties: { self: { type: 'string' } } },
            },
          },
        },
      },
    },
    ...declaredWithBody(400, 401, 503),
    ...declared(404),
    ...declared403,
  },
} as const satisfies OperationContract
