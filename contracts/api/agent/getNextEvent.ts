import type { OperationContract, Schema } from '../../contract.js'
import { acd, declared, declared403, services } from './contact.js'

const schema = {
  type: 'object',
  required: ['sessionId', 'events'],
  properties: {
    sessionId: { type: 'string' },
    events: {
      type: 'array',
      items: { type: 'object', required: ['Type'], properties: { Type: { type: 'string' } } },
    },
  },
} as const satisfies Schema

export const getNextEvent = {
  ...acd,
  operationId: 'getNextEvent',
  method: 'GET',
  path: `${services}/agent-sessions/{sessionId}/get-next-event`,
  summary: 'Wait for the next events of the agent (a long poll)',
  security: { kind: 'bearer' },
  ambiguities: [
    ...acd.ambiguities,
    'agent-events-after-join',
    'agent-masking-unrecorded',
    'agent-event-placeholder',
  ],
  parameters: [
    {
      name: 'timeout',
      in: 'query',
      required: true,
      description: 'seconds, 0 to 60; 0 returns immediately',
      schema: { type: 'integer' },
    },
  ],
  responses: {
    '200': { description: 'the events', content: { 'application/json': { schema } } },
    '304': { description: 'no event in this time' },
    ...declared(400, 401, 404, 409),
    ...declared403,
  },
} as const satisfies OperationContract
