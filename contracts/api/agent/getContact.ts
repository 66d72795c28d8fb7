import type { OperationContract } from '../../contract.js'
import { activeSchema, completedSchema, contactAmbiguities } from './contact-fields.js'
import { acd, declared, declared403, declaredWithBody, services } from './contact.js'

export const getContact = {
  ...acd,
  undeclared401: true,
  operationId: 'getContact',
  method: 'GET',
  path: `${services}/contacts/{contactId}`,
  summary: 'Get one contact: the fields of an active contact until it ends, then those of a completed one',
  security: { kind: 'bearer' },
  ambiguities: [...acd.ambiguities, ...contactAmbiguities],
  parameters: [
    {
      name: 'fields',
      in: 'query',
      description: 'the fields of the contact, separated by commas; default: all',
      schema: { type: 'string' },
    },
  ],
  responses: {
    '200': {
      description: 'the contact',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['businessUnitId', 'contactId', 'lastPollTime'],
            properties: {
              businessUnitId: { type: 'integer' },
              contactId: {
                anyOf: [
                  { ...activeSchema, required: [] },
                  { ...completedSchema, required: [] },
                ],
              },
              lastPollTime: { type: 'string', format: 'date-time' },
            },
          },
        },
      },
    },
    ...declaredWithBody(400, 404, 503),
    ...declared(401),
    ...declared403,
  },
} as const satisfies OperationContract
