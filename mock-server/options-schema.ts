import { grades } from '../contracts/evidence.js'
import { client, settle, user } from './control/scenarios/scenario-schema.js'
import { flag, string, strings, stringsByName } from './validation/values.js'

const sandboxId = { type: 'string', format: 'sandbox-id' } as const
const seed = { type: 'string', maxLength: 256 } as const
const scenario = { type: 'object' } as const
const clock = { type: ['string', 'number', 'object'] } as const

/** The options of createCxoneMock. The scenario and the clock are checked when they are read. */
export const mockOptions = {
  type: 'object',
  additionalProperties: false,
  properties: {
    scenario,
    seed: string,
    clock,
    assumptions: stringsByName,
    settle,
    evidence: { enum: grades },
    issuer: { type: 'string', format: 'base-url' },
    maxSandboxes: { type: 'integer', minimum: 1 },
    journalMegabytes: { type: 'integer', minimum: 1, maximum: 100_000 },
    port: { type: 'integer', minimum: 0, maximum: 65_535 },
    adminPort: { type: 'integer', minimum: 0, maximum: 65_535 },
    host: string,
    allowedHosts: strings,
    noAdmin: flag,
    adminToken: string,
  },
} as const

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
