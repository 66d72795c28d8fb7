import type { OperationContract } from '../../contract.js'
import { genesysClass } from '../../evidence.js'
import { platformErrors } from '../error-body.js'

export const getNotificationsAvailabletopics = {
  operationId: 'getNotificationsAvailabletopics',
  surface: 'platform',
  method: 'GET',
  path: '/api/v2/notifications/availabletopics',
  summary: 'List the topics that the mock publishes',
  security: { kind: 'bearer' },
  evidence: genesysClass('notifications'),
  responses: {
    '200': {
      description: 'the topics, with {id} for the id of a user',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['entities'],
            properties: {
              entities: {
                type: 'array',
                items: {
                  type: 'object',
                  required: ['id'],
                  properties: { id: { type: 'string' }, description: { type: 'string' } },
                },
              },
            },
          },
        },
      },
    },
    ...platformErrors,
  },
} as const satisfies OperationContract
