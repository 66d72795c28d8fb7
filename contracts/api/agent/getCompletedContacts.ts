import type { OperationContract } from '../../contract.js'
import {
  completedSchema,
  contactAmbiguities,
  contactFilters,
  flagFilter,
  instantFilter,
  links,
} from './contact-fields.js'
import { acd, declared, declared403, declaredWithBody, services } from './contact.js'
import { listParameters } from './list.js'

export const getCompletedContacts = {
  ...acd,
  operationId: 'getCompletedContacts',
  method: 'GET',
  path: `${services}/contacts/completed`,
  summary: 'List the contacts that have ended',
  security: { kind: 'bearer' },
  ambiguities: [...acd.ambiguities, ...contactAmbiguities, 'agent-list-order'],
  parameters: [
    instantFilter('startDate', 'only contacts that began then or later'),
    instantFilter('endDate', 'only contacts that began before then'),
    ...contactFilters,
    flagFilter('isLogged'),
    flagFilter('isTakeover'),
    ...listParameters,
  ],
  responses: {
    '200': {
      description: 'the contacts',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['businessUnitId', 'lastPollTime', 'totalRecords', 'completedContacts', '_links'],
            properties: {
              businessUnitId: { type: 'integer' },
              lastPollTime: { type: 'string', format: 'date-time' },
              totalRecords: { type: 'integer' },
              completedContacts: { type: 'array', items: { ...completedSchema, required: [] } },
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
