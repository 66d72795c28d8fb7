import { contracts, type OperationId } from '../../../contracts/api/index.js'
import { recordingStates } from '../../../contracts/lifecycle/states.js'
import { retryAfterForms, tokenFaults } from '../../faults/fault.js'
import { longestDelay } from '../../faults/delay-distribution.js'
import { connectionFaults } from '../../http/message.js'
import { flag, id, string } from '../../validation/values.js'

/** The name of an operation. */
export const operation = { enum: Object.keys(contracts) as OperationId[] } as const
const count = { type: 'integer', minimum: 0 } as const
const delay = { type: 'number', minimum: 0, maximum: longestDelay } as const
const recordingState = { enum: recordingStates } as const

/** The fields of a fault. `Fault` says what each does. */
export const fault = {
  type: 'object',
  additionalProperties: false,
  properties: {
    on: { anyOf: [operation, { type: 'array', items: operation }] },
    while: {
      type: 'object',
      required: ['recordingState'],
      additionalProperties: false,
      properties: {
        recordingState: { anyOf: [recordingState, { type: 'array', items: recordingState, minItems: 1 }] },
        recordingId: id,
      },
    },
    succeedFirst: count,
    times: count,
    probability: { type: 'number', minimum: 0, maximum: 1 },
    ttlMillis: count,
    fixedDelayMilliseconds: delay,
    // Which fields a type needs is checked by hand, because the errors of alternatives would name both types.
    delayDistribution: {
      type: 'object',
      required: ['type'],
      additionalProperties: false,
      properties: {
        type: { enum: ['uniform', 'lognormal'] },
        lower: delay,
        upper: delay,
        median: delay,
        sigma: { type: 'number', minimum: 0, maximum: 10 },
        maxValue: delay,
      },
    },
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
    dateSkewMilliseconds: { type: 'integer', minimum: -4_000_000_000_000, maximum: 4_000_000_000_000 },
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
