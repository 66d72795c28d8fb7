import type { OperationContract } from '../../contract.js'
import { activeSchema, contactAmbiguities, contactFilters, links } from './contact-fields.js'
import { acd, declared, declared403, declaredWithBody, services } from './contact.js'
import { listParameters } from './list.js'

export const getActiveContacts = {
  ...acd,
  operationId: 'getActiveContacts',
  method: 'GET',
  path: `${services}/contacts/active`,
  summary: 'List the contacts that have not ended, with the contactId of each live call',
  security: { kind: 'bearer' },
  ambiguities: [...acd.ambiguities, ...contactAmbiguities, 'agent-list-order'],
  parameters: [
    ...contactFilters,
    { name: 'contactId', in: 'query', description: 'only this contact', schema: { type: 'string' } },
    { name: 'stateId', in: 'query', description: 'only contacts in this state', schema: { type: 'integer' } },
    ...listParameters,
  ],
  responses: {
    '200': {
      description: 'the contacts; a contact without an agentId is still in a queue',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['businessUnitId', 'lastPollTime', 'totalRecords', 'activeContacts', '_links'],
            properties: {
              businessUnitId: { type: 'integer' },
              lastPollTime: { type: 'string', format: 'date-time' },
              totalRecords: { type: 'integer' },
              activeContacts: { type: 'array', items: { ...activeSchema, required: [] } },
              _links: links,
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
