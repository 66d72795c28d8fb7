import type { OperationContract } from '../../contract.js'
import { acd, declared, declared403, services } from './contact.js'

const text = { type: 'string' } as const
const integer = { type: 'integer' } as const

export const getContactStateHistory = {
  ...acd,
  operationId: 'getContactStateHistory',
  method: 'GET',
  path: `${services}/contacts/{contactId}/state-history`,
  summary: 'List the states that a contact has gone through, with its holds',
  security: { kind: 'bearer' },
  ambiguities: [...acd.ambiguities, 'contact-states'],
  responses: {
    '200': {
      description: 'the states, oldest first',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['contactStateHistory'],
            properties: {
              contactStateHistory: {
                type: 'array',
                items: {
                  type: 'object',
                  required: ['contactId', 'stateIndex', 'startDate', 'duration'],
                  properties: {
                    contactId: text,
                    agentId: integer,
                    stateIndex: integer,
                    contactStateId: integer,
                    contactStateName: text,
                    startDate: { type: 'string', format: 'date-time' },
                    duration: { type: 'string', description: 'seconds' },
                  },
                },
              },
            },
          },
        },
      },
    },
    ...declared(401, 404),
    ...declared403,
  },
} as const satisfies OperationContract
