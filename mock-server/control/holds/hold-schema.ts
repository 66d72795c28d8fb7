import { operation } from '../faults/fault-schema.js'

/** The fields of a hold. `Hold` says what each does. */
export const hold = {
  type: 'object',
  additionalProperties: false,
  properties: {
    on: { anyOf: [operation, { type: 'array', items: operation }] },
    times: { type: 'integer', minimum: 1 },
  },
} as const

/** The ids of held requests, in the order in which they are released. */
export const releaseOrder = {
  type: 'array',
  items: { type: 'string', maxLength: 256 },
  minItems: 1,
  maxItems: 100,
} as const
