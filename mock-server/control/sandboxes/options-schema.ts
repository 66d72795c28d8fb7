import { client, settle, user } from '../scenarios/scenario-schema.js'
import { stringsByName } from '../../validation/values.js'

const sandboxId = { type: 'string', format: 'sandbox-id' } as const
const seed = { type: 'string', maxLength: 256 } as const

/** A scenario and a clock are checked when they are read. */
export const scenario = { type: 'object' } as const
export const clock = { type: ['string', 'number', 'object'] } as const

/** The options of a sandbox. The scenario and the clock are checked when they are read. */
export const sandboxOptions = {
  type: 'object',
  additionalProperties: false,
  properties: {
    id: sandboxId,
    scenario,
    clients: { type: 'array', maxItems: 1000, items: { ...client, required: ['scopes'] } },
    users: { type: 'array', maxItems: 1000, items: { ...user, required: [] } },
    assumptions: stringsByName,
    settle,
    seed,
    clock,
    idleSeconds: { type: 'number', exclusiveMinimum: 0, maximum: 86_400 },
  },
} as const

/** The options of a fork of a sandbox. */
export const forkOptions = {
  type: 'object',
  additionalProperties: false,
  properties: { id: sandboxId, seed },
} as const
