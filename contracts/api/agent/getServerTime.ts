import type { OperationContract } from '../../contract.js'
import { acd, declared, declared403, services } from './contact.js'

export const getServerTime = {
  ...acd,
  operationId: 'getServerTime',
  method: 'GET',
  path: `${services}/server-time`,
  summary: 'Get the time of the server, which all times of the API refer to',
  security: { kind: 'bearer' },
  responses: {
    '200': {
      description: "the time on the sandbox's clock",
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['ServerTime'],
            properties: { ServerTime: { type: 'string', format: 'date-time' } },
          },
        },
      },
    },
    ...declared(401, 404),
    ...declared403,
  },
} as const satisfies OperationContract
