import type { OperationContract } from '../../contract.js'
import {
  acceptedSchema,
  base,
  declared,
  interaction,
  recordOnDemandPermission,
  userIdParameter,
} from './interaction.js'
import { meanings } from './meanings.js'

export const updateBusinessData = {
  ...interaction,
  operationId: 'updateBusinessData',
  method: 'POST',
  path: `${base}/business-data-update`,
  summary: "Attach business data to an agent's active call",
  security: { kind: 'bearer', permission: recordOnDemandPermission },
  parameters: [userIdParameter],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'array',
          minItems: 1,
          items: { type: 'object', minProperties: 1, additionalProperties: { type: 'string' } },
        },
      },
    },
  },
  errorShapes: { default: 'code' },
  responses: {
    '200': {
      description: meanings[200],
      content: { 'application/json': { schema: acceptedSchema(['segmentId', 'interactionId']) } },
    },
    ...declared([400, 401, 403, 404, 425, 500, 504]),
  },
} as const satisfies OperationContract
