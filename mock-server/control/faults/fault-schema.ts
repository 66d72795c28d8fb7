import { contracts, type OperationId } from '../../../contracts/api/index.js'
import { retryAfterForms, tokenFaults } from '../../faults/fault.js'
import { connectionFaults } from '../../http/message.js'
import { flag, string } from '../../validation/values.js'

const operation = { enum: Object.keys(contracts) as OperationId[] } as const
const count = { type: 'integer', minimum: 0 } as const
const delay = { type: 'number', minimum: 0, maximum: 300_000 } as const

/** The fields of a fault. `Fault` says what each does. */
export const fault = {
  type: 'object',
  additionalProperties: false,
  properties: {
    on: { anyOf: [operation, { type: 'array', items: operation }] },
    succeedFirst: count,
    times: count,
    probability: { type: 'number', minimum: 0, maximum: 1 },
    ttlMillis: count,
    fixedDelayMilliseconds: delay,
    chunkedDribbleDelay: {
      type: 'object',
      required: ['numberOfChunks', 'totalDuration'],
      additionalProperties: false,
      properties: {
        numberOfChunks: { type: 'integer', minimum: 1, maximum: 10_000 },
        totalDuration: delay,
      },
    },
    status: { type: 'integer', minimum: 200, maximum: 599 },
    headers: {
      type: 'object',
      propertyNames: { format: 'header-name' },
      additionalProperties: { type: 'string', format: 'header-value' },
    },
    body: string,
    bodyBytes: { type: 'integer', minimum: 0, maximum: 16_777_216 },
    mergePatch: { type: 'object' },
    redirectTo: { type: 'string', minLength: 1, format: 'header-value' },
    fault: { enum: connectionFaults },
    bytes: count,
    commit: flag,
    quota: {
      type: 'object',
      required: ['limit', 'windowMillis'],
      additionalProperties: false,
      properties: {
        limit: count,
        windowMillis: { type: 'number', minimum: 1, maximum: Number.MAX_SAFE_INTEGER },
        retryAfter: { enum: retryAfterForms },
      },
    },
    token: { enum: tokenFaults },
  },
} as const
