import { operation } from '../faults/fault-schema.js'

const text = { type: 'string', maxLength: 1024 } as const
const number = { type: 'integer', minimum: 0, maximum: 1_000_000 } as const

/** Which requests of the journal are meant. `RequestPattern` says what each field does. */
export const requestPattern = {
  type: 'object',
  additionalProperties: false,
  properties: {
    operation,
    method: text,
    path: text,
    status: { type: 'integer', minimum: 100, maximum: 599 },
    client: text,
    rule: text,
    fault: text,
    bodyIncludes: text,
  },
} as const

/** Patterns of requests in the order in which they were sent. */
export const requestPatterns = { type: 'array', minItems: 1, maxItems: 100, items: requestPattern } as const

export const expected = {
  type: 'object',
  additionalProperties: false,
  properties: { times: number, atLeast: number, atMost: number },
} as const

/** The longest wait is a day: the timers of some platforms end immediately beyond it. */
export const waitOptions = {
  type: 'object',
  additionalProperties: false,
  properties: {
    count: { type: 'integer', minimum: 1, maximum: 1000 },
    timeoutMs: { type: 'integer', minimum: 0, maximum: 86_400_000 },
    signal: { type: 'object' },
  },
} as const
